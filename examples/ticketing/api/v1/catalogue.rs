//! What is on, as the first version told it: prices as text.

use ringback::get;
use serde::{Deserialize, Serialize};

/// An event that is on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Listing {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub city: String,
    /// What the cheapest ticket costs, such as `45.00 EUR`.
    pub from_price: Option<String>,
}

/// List what is on.
#[deprecated]
#[get("/catalogue", operation_id = "list_catalogue_v1")]
pub async fn list_catalogue(
    /// The most events to answer with, up to 100.
    #[default(100)]
    #[garde(range(min = 1, max = 100))]
    limit: u32,
) -> Vec<Listing>;
