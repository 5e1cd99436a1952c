//! A folder.

pub mod input_2;
pub mod invoices;
