//! What an answer says of the operations that may come next.

pub mod customers;

use ringback::{get, post};
use serde::{Deserialize, Serialize};

/// Create an invoice.
#[post("/invoices", status = 201, links(
    get_invoice(id = "$response.body#/id", page = "$request.query.page"),
    customers::get_customer(customer_id = "$response.body.customer.number", from = "$url"),
))]
pub async fn create_invoice(invoice: Invoice, page: Option<u32>) -> Invoice;

/// One invoice.
#[get("/invoices/{id}", links(get_invoice(id = "$id")))]
pub async fn get_invoice(id: String, page: Option<u32>) -> Option<Invoice>;

/// What a customer owes.
#[derive(Serialize, Deserialize)]
pub struct Invoice {
    pub id: String,
    pub customer: customers::Customer,
}
