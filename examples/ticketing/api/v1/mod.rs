//! The first version of what has changed since.

ringback::module! { prefix = "/v1" }

pub mod catalogue;
