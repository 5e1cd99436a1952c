//! Ids, routes and names that two parts of the contract claim.

pub mod customers;
pub mod invoices;

use ringback::{callback, get};

#[get("/a", callbacks(told))]
pub async fn a_b(to: String);

#[get("/b", callbacks(told), operation_id = "a-b")]
pub async fn c(to: String);

#[callback(post, "{$to}")]
pub async fn told();
