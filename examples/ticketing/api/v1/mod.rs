//! The first version of what has changed since.

pub mod catalogue;
