//! What can be bought for an event, for how much, and how many there are.

use garde::Validate;
use ringback::{get, post};
use serde::{Deserialize, Serialize};

use super::auth::Organiser;
use super::ids::{EventId, TicketTypeId};
use super::money::{Money, Price};
use super::problems::Missing;

/// A kind of ticket for an event, and its stock.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct TicketType {
    /// Names it.
    pub id: TicketTypeId,
    /// What it is for.
    pub event_id: EventId,
    /// What it is called.
    pub name: String,
    /// What one costs.
    #[sqlx(flatten)]
    pub price: Money,
    /// How many there are altogether.
    pub quantity: u32,
    /// How many are neither sold nor held by an order.
    pub available: u32,
}

/// A kind of ticket to be.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct NewTicketType {
    /// What it is called.
    #[garde(length(chars, min = 1, max = 80))]
    pub name: String,
    /// What one costs.
    #[garde(dive)]
    pub price: Price,
    /// How many there are altogether.
    #[garde(range(min = 1, max = 500_000))]
    pub quantity: u32,
}

/// List what can be bought for an event.
#[get("/events/{event_id}/ticket-types")]
pub async fn list_ticket_types(
    organiser: Option<Organiser>,
    event_id: EventId,
) -> Result<Vec<TicketType>, Missing>;

/// Offer a further kind of ticket.
#[post("/events/{event_id}/ticket-types", status = 201)]
pub async fn create_ticket_type(
    #[scopes("events:write")] organiser: Organiser,
    event_id: EventId,
    ticket_type: NewTicketType,
) -> Result<TicketType, Missing>;
