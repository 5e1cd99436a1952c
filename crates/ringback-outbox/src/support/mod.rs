//! What generated code calls, by version. Not meant to be written by hand.

pub mod v1;
