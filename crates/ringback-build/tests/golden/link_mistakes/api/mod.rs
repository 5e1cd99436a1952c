//! What may go wrong with links.

use ringback::{delete, get, post, put};
use serde::{Deserialize, Serialize};

#[get("/invoices/{id}")]
pub async fn get_invoice(id: String) -> Option<Invoice>;

#[post("/invoices", links(
    get_invoise(id = "$response.body#/id"),
    get_invoice(is = "$response.body#/id"),
    get_invoice(id = "$response.body#/nothing"),
    get_invoice(id = "$response.body#/lines"),
    get_invoice(id = "$response.header.Location"),
    get_invoice(id = "$response.query.id"),
    get_invoice(id = "$request.query.id"),
    get_invoice(id = "12"),
    get_invoice(id = ""),
    get_invoice,
    list_invoices(created = "$response.body#/id"),
))]
pub async fn create_invoice(invoice: Invoice) -> Invoice;

#[delete("/invoices/{id}", links(get_invoice(id = "$response.body#/id")))]
pub async fn delete_invoice(id: String);

#[put("/invoices/{id}", links(get_invoice(id = "$id"), get_invoice(id = "$response.body#/id")))]
pub async fn change_invoice(id: String, invoice: Invoice) -> Invoice;

#[derive(Serialize, Deserialize)]
pub struct Invoice {
    pub id: String,
    pub lines: Vec<u32>,
}

#[get("/invoices")]
pub async fn list_invoices(#[query(deep)] created: Days) -> Vec<Invoice>;

#[derive(Serialize, Deserialize)]
pub struct Days {
    pub from: u32,
}
