//! Callbacks that operations name wrongly, or that no callback can be.

use ringback::{callback, post};

#[post("/orders", callbacks(payed, shipped, shipped, refunded))]
pub async fn place_order(callback_url: String);

#[callback(post, "{$callback_url}/shipped")]
pub async fn shipped();

#[callback(post, "{$callback_url}/refunded")]
pub async fn refunded(#[header] x_id: String);
