//! Examples in doc comments.

use std::collections::BTreeMap;

use ringback::{callback, get, post};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

/// What a customer owes.
///
/// ```json
/// {
///   "id": "0191f9c8-4a44-7b3c-8d3f-6a0a3f1c2b4d",
///   "total": "9.50",
///   "state": "open",
///   "lines": [{ "Item": { "sku": "A-1", "count": 2 } }, "Discount"],
///   "labels": { "colour": "blue" },
///   "note": null
/// }
/// ```
///
/// Amounts are in euros.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Invoice {
    pub id: Uuid,
    /// With two digits behind the point.
    ///
    /// ```json
    /// "1200.00"
    /// ```
    pub total: Decimal,
    pub state: State,
    pub lines: Vec<Line>,
    pub labels: BTreeMap<String, String>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Open,
    Paid,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Line {
    Discount,
    Item { sku: String, count: u32 },
}

/// Find invoices.
#[get("/invoices")]
pub async fn find_invoices(
    /// Part of a name.
    ///
    /// ```json
    /// "Ann"
    /// ```
    customer: String,
) -> Vec<Invoice>;

/// Change some.
#[post("/invoices", callbacks(changed))]
pub async fn change_invoices(
    /// The new state of each invoice, by its number.
    ///
    /// ```json
    /// { "7": "paid" }
    /// ```
    ///
    /// ```json
    /// {}
    /// ```
    #[body]
    states: BTreeMap<String, State>,
    callback_url: Url,
);

/// Sent for each change.
#[callback(post, "{$callback_url}")]
pub async fn changed(
    /// ```json
    /// "open"
    /// ```
    #[body]
    state: State,
);
