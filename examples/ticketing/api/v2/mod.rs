//! The second version of what has changed since the first.

pub mod catalogue;
