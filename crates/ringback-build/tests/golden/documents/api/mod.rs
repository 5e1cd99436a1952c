//! Invoices, for customers and for ourselves.

use ringback::get;

pub mod admin;
pub mod invoices;

/// Whether the service is up.
#[get("/health", hidden)]
pub async fn read_health(#[header] probe: Option<u32>) -> bool;
