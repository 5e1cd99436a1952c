//! What may go wrong with the callbacks of a module.

use ringback::{callback, get, post};
use url::Url;

ringback::module! { callbacks(told, tolt, told) }

#[post("/orders")]
pub async fn place_order(callback_url: Url);

#[get("/orders")]
pub async fn count_orders() -> u64;

#[callback(post, "{$callback_url}")]
pub async fn told();
