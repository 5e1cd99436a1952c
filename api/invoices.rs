//! Create invoices, read them, and hear when they are paid.

use ringback::{Problem, callback, get, post};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use url::Url;

/// What a customer owes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Invoice {
    /// Chosen by the caller; unique.
    pub id: String,
    /// What it is for.
    pub title: Option<String>,
    /// Who owes the money.
    pub customer: String,
    /// How much is owed.
    pub total: Decimal,
}

/// The answer to a new invoice.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InvoiceReceived {
    /// A sentence for people.
    pub msg: String,
}

/// A part of the list of invoices.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InvoicePage {
    /// In the order they were created.
    pub invoices: Vec<Invoice>,
    /// Where the next page begins; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// What happened to an invoice.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InvoiceEvent {
    /// A sentence for people.
    pub description: String,
    /// Whether the money was collected.
    pub paid: bool,
}

/// What the receiver of an event answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InvoiceEventReceived {
    /// Whether the event was understood.
    pub ok: bool,
}

/// Why an invoice was not created.
#[derive(Debug, Problem)]
pub enum CreateInvoiceProblem {
    /// Another invoice has this id.
    #[problem(status = 409, title = "Invoice exists already")]
    Duplicate,
    /// Without an id an invoice has no path to be read at.
    #[problem(status = 400, title = "Invoice without id")]
    EmptyId,
}

/// Why the invoices were not listed.
#[derive(Debug, Problem)]
pub enum ListInvoicesProblem {
    /// The cursor was not made by this API.
    #[problem(status = 400, title = "Unknown cursor")]
    UnknownCursor,
}

/// Create an invoice.
///
/// Collects the money, then calls `callback_url` back.
#[post("/invoices/", callbacks(invoice_notification))]
pub async fn create_invoice(
    invoice: Invoice,
    /// Where to send `invoice_notification`.
    callback_url: Option<Url>,
) -> Result<InvoiceReceived, CreateInvoiceProblem>;

/// List the invoices.
///
/// In the order they were created, a page at a time.
#[get("/invoices/")]
pub async fn list_invoices(
    /// `next_cursor` of the page before.
    cursor: Option<String>,
    /// The most invoices to answer with, up to 100.
    #[default(20)]
    limit: u32,
) -> Result<InvoicePage, ListInvoicesProblem>;

/// Read one invoice.
///
/// As it was created, whether or not it is paid.
#[get("/invoices/{id}")]
pub async fn read_invoice(id: String) -> Option<Invoice>;

/// Sent once the invoice is paid.
#[callback(post, "{$callback_url}/invoices/{$request.body.id}")]
pub async fn invoice_notification(event: InvoiceEvent) -> InvoiceEventReceived;
