//! What is called back durably, and every kind of answer to it.

use ringback::{Problem, callback, post, webhook};
use serde::{Deserialize, Serialize};
use url::Url;

/// Place an order.
#[post("/orders", callbacks(paid, heard, shipped))]
pub async fn place_order(callback_url: Url) -> u64;

/// The order was paid.
///
/// Sent once for each order.
#[callback(post, "{$callback_url}/paid", operation_id = "orderPaid")]
pub async fn paid(id: u64) -> Receipt;

/// Nobody is asked to answer.
#[callback(put, "{$callback_url}/heard")]
pub async fn heard(id: u64);

/// The order is on its way.
#[callback(post, "{$callback_url}/shipped")]
pub async fn shipped(id: u64) -> Result<Option<Receipt>, Unwanted>;

/// The shop closes.
#[webhook(post)]
pub async fn closed() -> Receipt;

/// Why the order is sent back.
#[derive(Debug, PartialEq, Problem)]
pub enum Unwanted {
    /// Nobody is there.
    #[problem(status = 409)]
    Absent,
}

/// That it was heard.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    pub number: u64,
}
