//! Callbacks that are declared once for a module.

use ringback::{callback, delete, get, post};
use serde::{Deserialize, Serialize};
use url::Url;

pub mod parcels;

ringback::module! { callbacks(created, removed) }

/// Place an order.
#[post("/orders")]
pub async fn place_order(order: Order, callback_url: Option<Url>) -> u64;

/// Cancel an order.
#[delete("/orders/{id}")]
pub async fn cancel_order(id: u64, callback_url: Option<Url>);

/// Nothing happens to an order that is looked at.
#[get("/orders/{id}", callbacks())]
pub async fn read_order(id: u64) -> Option<Order>;

/// Something is there.
#[callback(post, "{$callback_url}/things")]
pub async fn created(event: Event);

/// Something is gone: another method of the same address.
#[callback(delete, "{$callback_url}/things")]
pub async fn removed(id: u64);

/// What is ordered.
#[derive(Serialize, Deserialize)]
pub struct Order {
    pub id: u64,
}

/// What happened.
#[derive(Serialize, Deserialize)]
pub struct Event {
    pub text: String,
}
