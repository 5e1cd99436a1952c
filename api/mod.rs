//! Invoices that call back once they are paid.

pub mod invoices;
