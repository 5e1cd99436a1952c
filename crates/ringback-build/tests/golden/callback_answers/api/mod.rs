//! What the receiver of a callback may answer.

use ringback::{Problem, callback, post, webhook};
use serde::{Deserialize, Serialize};
use url::Url;

/// Place an order.
#[post("/orders", callbacks(paid, asked, wanted, cancelled))]
pub async fn place_order(callback_url: Url) -> Result<u64, Wrong>;

/// The order was paid.
#[callback(post, "{$callback_url}/paid")]
pub async fn paid(id: u64) -> Result<Receipt, Wrong>;

/// Where is it to be sent?
#[callback(get, "{$callback_url}/address")]
pub async fn asked() -> Option<Address>;

/// Is something else wanted?
#[callback(get, "{$callback_url}/wanted")]
pub async fn wanted() -> Result<Option<Address>, Wrong>;

/// The order was cancelled.
#[callback(delete, "{$callback_url}", status = 202)]
pub async fn cancelled() -> Result<(), Wrong>;

/// The shop closes.
#[webhook(post)]
pub async fn closed(#[header] x_until: Option<u64>) -> Option<Receipt>;

/// Why not.
#[derive(Debug, PartialEq, Problem)]
pub enum Wrong {
    /// This order is not known.
    #[problem(status = 410)]
    Unknown,
    /// Told before.
    #[problem(status = 409, type = "https://example.com/told", title = "Told already")]
    Told {
        /// How often.
        times: u64,
        by: Option<Address>,
    },
}

/// That it was heard.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    pub number: u64,
}

/// A place.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Address {
    pub town: String,
}
