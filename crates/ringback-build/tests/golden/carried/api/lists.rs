//! Lists in the query, in the path and in header fields.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use ringback::get;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

/// How far an order is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Open,
    Paid,
}

/// What was read, as text.
pub type Seen = BTreeMap<String, String>;

/// List orders.
#[get("/orders")]
pub async fn list_orders(
    /// Every tag must be there.
    tag: Vec<String>,
    #[query("state[]")]
    #[default([State::Open])]
    state: BTreeSet<State>,
    /// Only these.
    #[query(comma)]
    ids: Vec<u64>,
    #[query("fields", comma)] fields: Option<HashSet<String>>,
    #[query(comma)]
    #[default(["name", "total"])]
    columns: Vec<String>,
    #[header] if_match: Vec<String>,
    #[header("X-Flags")] flags: Option<BTreeSet<u8>>,
    near: Option<Vec<u32>>,
) -> Seen;

/// Compare orders.
#[get("/orders/{ids}/comparison")]
pub async fn compare_orders(ids: Vec<u64>) -> Seen;

/// Values that are text on the wire have defaults too.
#[get("/rates")]
pub async fn read_rates(
    #[default("https://rates.example/v1")] source: Url,
    #[default("67e55044-10b1-426f-9247-bb680e5fe0c8")] tenant: Uuid,
    #[default("0.25")] at_least: Decimal,
) -> Seen;
