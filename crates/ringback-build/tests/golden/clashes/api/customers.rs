//! Customers.

use ringback::get;

#[get("/customers")]
pub async fn list();

#[get("/customers/{id}", operation_id = "show customer")]
pub async fn show(id: String);
