//! Names on the wire that no Rust parameter can have.

use ringback::{callback, get, post};
use url::Url;

/// Search the orders.
#[get("/orders/{order_id}/lines")]
pub async fn search(
    #[path("order_id")] order: u64,
    /// Only lines of this kind.
    #[query("filter[kind]")]
    kind: Option<String>,
    #[query("page[size]")]
    #[default(20)]
    size: u32,
    #[query("tag[]")] tags: Vec<String>,
) -> Vec<u64>;

/// Subscribe to an order.
#[post("/orders/{order_id}/subscriptions", callbacks(changed))]
pub async fn subscribe(#[path("order_id")] order: u64, #[query("hook[url]")] url: Url);

/// The order changed.
#[callback(post, "{$request.query.hook[url]}/orders/{$request.path.order_id}")]
pub async fn changed(#[body] event: String);
