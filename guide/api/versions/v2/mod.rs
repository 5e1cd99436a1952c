//! The second version.

pub mod shelves;
