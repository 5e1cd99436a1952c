//! What was sold, for those who count.

use ringback::get;
use serde::{Deserialize, Serialize};

use super::auth::App;
use super::ids::EventId;
use super::money::Currency;
use super::paging::Period;

/// What was sold for an event.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct Sales {
    /// For which event.
    pub event_id: EventId,
    /// What it is called.
    pub title: String,
    /// In which currency.
    pub currency: Currency,
    /// How many orders were paid.
    pub orders: u32,
    /// What came in and did not go back, in the smallest unit of the currency.
    pub amount: i64,
}

/// Sum up what was sold, event by event.
#[get("/reports/sales")]
pub async fn report_sales(
    #[scopes("reports:read")] app: App,
    /// Only orders that were paid in this time.
    #[query(deep)]
    paid: Option<Period>,
) -> Vec<Sales>;
