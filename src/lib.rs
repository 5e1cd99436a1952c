//! The invoices service: create invoices over HTTP, and be called back once they are paid.
//!
//! The contract stands in `api/`; the build script turns it into `generated/`. What is left to write by hand is
//! here: configuration, storage, collecting the money, and the implementation of the generated trait.

#[path = "../api/mod.rs"]
pub mod api;
#[path = "../generated/mod.rs"]
pub mod generated;

pub mod answers;
pub mod app;
pub mod collect;
pub mod config;
pub mod cursor;
pub mod logs;
pub mod server;
pub mod service;
pub mod store;
