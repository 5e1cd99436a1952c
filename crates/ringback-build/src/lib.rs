//! Scans a contract in plain Rust and writes Axum glue and an OpenAPI document with callbacks.

pub mod check;
mod config;
pub mod diagnostics;
pub mod emit;
pub mod lower;
pub mod model;
pub mod parse;
pub mod resolve;
pub mod source;
#[cfg(test)]
mod testing;
mod write;

pub use config::Config;
