//! What customers owe.

use ringback::{callback, get, post, webhook};
use serde::{Deserialize, Serialize};
use url::Url;

ringback::module! { tags("Invoices"), extension("x-team", r#""billing""#), extension("x-public", "true") }

/// What a customer owes.
#[derive(Serialize, Deserialize)]
pub struct Invoice {
    pub id: String,
}

/// Create an invoice.
#[post("/invoices", callbacks(paid), links(read_ledger(id = "$response.body#/id"), read_invoice(id = "$response.body#/id")))]
pub async fn create_invoice(invoice: Invoice, callback_url: Url) -> Invoice;

/// Read an invoice.
#[get("/invoices/{id}", tags("Invoices", "Reading"), documents(main, internal), extension("x-public", "false"))]
pub async fn read_invoice(id: String) -> Option<Invoice>;

/// What was booked of an invoice.
#[get("/invoices/{id}/ledger", documents(internal), tags("Reading"))]
pub async fn read_ledger(id: String) -> Vec<u32>;

/// Sent once it is paid.
#[callback(post, "{$request.query.callback_url}", extension("x-retries", "3"))]
pub async fn paid(invoice: Invoice);

/// Sent to whom it may concern.
#[webhook(post, documents(internal))]
pub async fn closed(invoice: Invoice);
