//! Every way in which a callback's address is made.

use std::collections::BTreeMap;

use ringback::{callback, post, put};
use serde::{Deserialize, Serialize};
use url::Url;

/// What is ordered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Order {
    pub id: u64,
    pub address: Option<Address>,
    pub lines: Vec<Line>,
    pub labels: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Address {
    pub town: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    pub article: Option<String>,
}

/// What happened.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Event {
    pub text: String,
}

/// Place an order.
#[post("/orders/{shop}", callbacks(paid, shipped, cancelled, audited))]
pub async fn place_order(
    shop: String,
    order: Order,
    callback_url: Url,
    cancel_url: Option<Url>,
    #[header] x_trace: Option<String>,
) -> u64;

/// Change an order.
#[put("/orders/{shop}", callbacks(cancelled))]
pub async fn change_order(shop: String, cancel_url: Option<Url>);

/// The order was paid.
#[callback(post, "{$callback_url}/{$request.path.shop}/paid/{$request.body#/id}")]
pub async fn paid(event: Event) -> bool;

/// The order was shipped.
#[callback(
    put,
    "{$callback_url}/to-{$request.body#/address/town}/{$request.body#/lines/0/article}/{$request.body#/labels/colour}?trace={$request.header.x-trace}&kind=shipped"
)]
pub async fn shipped(event: Event);

/// The order was cancelled.
#[callback(post, "{$cancel_url}")]
pub async fn cancelled(event: Event);

/// Told to whoever audits.
#[deprecated]
#[callback(post, "https://audit.example.com/orders")]
pub async fn audited();
