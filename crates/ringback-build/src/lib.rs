//! Scans a contract in plain Rust and writes Axum glue and an OpenAPI document with callbacks.

mod config;
pub mod diagnostics;
pub mod emit;
pub mod model;
pub mod source;

pub use config::Config;
