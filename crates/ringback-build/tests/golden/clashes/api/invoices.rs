//! Invoices.

use ringback::{delete, get};

#[get("/invoices")]
pub async fn list();

#[get("/invoices/{id}")]
pub async fn read_invoice(id: String);

#[get("/invoices/{number}")]
pub async fn find_invoice(number: String);

#[delete("/invoices/{invoice_id}")]
pub async fn delete_invoice(invoice_id: String);
