//! What was sold, for those who count.

use ringback::{EventStream, JsonLines, get};
use serde::{Deserialize, Serialize};

use super::auth::App;
use super::ids::{EventId, TicketId};
use super::money::{Currency, Money};
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

/// Somebody who will come.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct Attendee {
    /// The ticket.
    pub ticket_id: TicketId,
    /// To which event.
    pub event_id: EventId,
    /// The address.
    pub holder: String,
}

/// An order that was paid just now.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sale {
    /// For which event.
    pub event_id: EventId,
    /// How much came in.
    pub total: Money,
    /// For how many tickets.
    pub tickets: u32,
}

/// Sum up what was sold, event by event.
#[get("/reports/sales")]
pub async fn report_sales(
    #[scopes("reports:read")] app: App,
    /// Only orders that were paid in this time.
    #[query(deep)]
    paid: Option<Period>,
) -> Vec<Sales>;

/// List every payment, as a table for accountants.
#[get("/reports/payments.csv", content_type = "text/csv")]
pub async fn export_payments(#[scopes("reports:read")] app: App) -> String;

/// List everybody who will come to any of the organiser's events.
#[get("/reports/attendees")]
pub async fn export_attendees(#[scopes("attendees:read")] app: App) -> JsonLines<Attendee>;

/// Watch orders being paid.
///
/// Ends after a while, and a browser's `EventSource` comes back by itself.
#[get("/reports/sales/watch")]
pub async fn watch_sales(#[scopes("reports:read")] app: App) -> EventStream<Sale>;
