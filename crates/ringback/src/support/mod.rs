//! What generated code calls.
//!
//! One module a version, so that code made by an older generator meets one clear error and not many.

pub mod v1;
