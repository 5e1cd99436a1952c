//! Ticket types from a table, as people keep it.

use ringback::{Problem, UploadedFile, post};
use serde::Deserialize;

use super::auth::Organiser;
use super::ids::EventId;
use super::money::Currency;
use super::ticket_types::TicketType;

ringback::module! { tags("ticket_types") }

/// A table of prices.
#[derive(Debug, Deserialize)]
pub struct PriceList {
    /// In which currency all of them are.
    pub currency: Currency,
    /// A line for each type, such as `Stalls,45.00,500`: its name, its price, and how many there are.
    pub prices: UploadedFile,
}

/// Why a table was not read; nothing of it is kept then.
#[derive(Debug, Problem)]
pub enum PriceListProblem {
    /// There is no such event, or it is not the caller's.
    #[problem(status = 404, title = "Not found")]
    NotFound,
    /// A line is not what it should be.
    #[problem(status = 400, type = "https://tickets.example/problems/bad-line", title = "Bad line")]
    BadLine {
        /// Which; the first is 1.
        line: u32,
    },
}

/// Offer the kinds of tickets that a table lists.
#[post("/events/{event_id}/price-lists", status = 201, max_bytes = 100_000)]
pub async fn import_prices(
    #[scopes("events:write")] organiser: Organiser,
    event_id: EventId,
    #[multipart] list: PriceList,
) -> Result<Vec<TicketType>, PriceListProblem>;
