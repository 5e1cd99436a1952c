//! The second version of what has changed since the first.

ringback::module! { prefix = "/v2" }

pub mod catalogue;
