//! The contract language by example: one module for each topic, all of them about a library.

pub mod authors;
pub mod bodies;
pub mod callbacks;
pub mod documents;
pub mod examples;
pub mod extensions;
pub mod forms;
pub mod links;
pub mod loans;
pub mod operations;
pub mod parameters;
pub mod problems;
pub mod results;
pub mod security;
pub mod types;
pub mod uploads;
pub mod validation;
pub mod versions;
pub mod webhooks;
