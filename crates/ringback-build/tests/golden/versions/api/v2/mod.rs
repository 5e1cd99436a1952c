//! The second version.

pub mod invoices;
