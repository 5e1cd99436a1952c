//! The contract language by example: one module for each topic, all of them about a library.

pub mod bodies;
pub mod parameters;
pub mod problems;
