//! What is on: published events that have not begun, and what they cost.

use chrono::{DateTime, Utc};
use ringback::get;
use serde::{Deserialize, Serialize};

use crate::api::events::Category;
use crate::api::ids::EventId;
use crate::api::money::Money;
use crate::api::paging::{Page, Paging};

/// An event that is on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Listing {
    /// Names the event.
    pub event_id: EventId,
    /// What it is called.
    pub title: String,
    /// Of which kind it is.
    pub category: Category,
    /// Where it is.
    pub city: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// What the cheapest ticket costs.
    pub from_price: Option<Money>,
}

/// List what is on.
#[get("/catalogue", operation_id = "list_catalogue_v2")]
pub async fn list_catalogue(
    /// Only events in this city.
    city: Option<String>,
    /// The city that the visitor chose on an earlier page, which counts where `city` is absent.
    #[cookie]
    home_city: Option<String>,
    #[query] page: Paging<EventId>,
) -> Page<Listing>;
