//! Orders.

use ringback::{callback, post};
use serde::{Deserialize, Serialize};
use url::Url;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Order {
    pub id: String,
}

#[post("/orders", callbacks(paid, shiped))]
pub async fn place_order(order: Order, callback_url: Url);

#[callback(post, "{$callback_url}/{$request.body#/idd}")]
pub async fn paid(order: Order);
