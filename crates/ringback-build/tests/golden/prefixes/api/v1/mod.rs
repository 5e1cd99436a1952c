//! The first version.

ringback::module! { prefix = "/v1" }

pub mod notes;
