//! The first version.

pub mod shelves;
