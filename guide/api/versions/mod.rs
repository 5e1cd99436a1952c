//! Two versions of one module, served side by side.

pub mod v1;
pub mod v2;
