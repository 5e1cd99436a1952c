//! What a callback carries beside its body.

use ringback::{callback, post, webhook};
use serde::{Deserialize, Serialize};
use url::Url;

/// Place an order.
#[post("/orders", callbacks(shipped, asked))]
pub async fn place_order(order: Order, callback_url: Url) -> u64;

/// The order was shipped.
#[callback(post, "{$callback_url}/orders/{$request.body#/id}?kind=shipped&by={$request.body#/by}")]
pub async fn shipped(
    /// How often this was told before.
    #[header("X-Attempt")]
    attempt: u32,
    event: Event,
    /// Where the parcel can be followed.
    #[query("tracking[url]")]
    tracking: Url,
    #[header] x_note: Option<String>,
    parcels: Vec<u64>,
    speed: Option<Speed>,
    #[deprecated] is_gift: bool,
);

/// Is anybody there?
#[callback(get, "{$callback_url}")]
pub async fn asked(#[default(1)] times: u8) -> bool;

/// The shop closes.
#[webhook(post)]
pub async fn closed(until: Option<String>, #[header] x_shop: String, reason: Option<Event>);

/// What is ordered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Order {
    pub id: u64,
    pub by: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    pub text: String,
}

/// How fast it goes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Speed {
    Slow,
    Fast,
}
