//! Two versions, each below a prefix.

ringback::module! { prefix = "/api" }

pub mod v1;
pub mod v2;
