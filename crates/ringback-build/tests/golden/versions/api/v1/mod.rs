//! The first version.

pub mod invoices;
