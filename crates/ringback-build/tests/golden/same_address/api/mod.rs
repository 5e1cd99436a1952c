//! Two callbacks that arrive at one address of a receiver.

use ringback::{callback, post};
use serde::{Deserialize, Serialize};
use url::Url;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Event {
    pub text: String,
}

#[post("/orders", callbacks(paid, cancelled))]
pub async fn place_order(paid_url: Url, cancelled_url: Url);

#[callback(post, "{$paid_url}")]
pub async fn paid(event: Event);

#[callback(post, "{$cancelled_url}")]
pub async fn cancelled(event: Event);
