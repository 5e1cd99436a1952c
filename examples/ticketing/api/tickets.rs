//! Tickets come of paid orders, change hands, and let people in once.

use garde::Validate;
use ringback::{Problem, get, post};
use serde::{Deserialize, Serialize};

use super::auth::{Gate, TicketLink};
use super::ids::{OrderId, TicketId, TicketTypeId};
use super::problems::Missing;

/// One seat for one person.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct Ticket {
    /// Names it.
    pub id: TicketId,
    /// The order that it came of.
    pub order_id: OrderId,
    /// Of which type it is.
    pub ticket_type_id: TicketTypeId,
    /// The address of whoever may come in with it.
    pub holder: String,
    /// Whether it lets anybody in.
    pub state: TicketState,
}

/// Whether a ticket lets anybody in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum TicketState {
    /// It does.
    Valid,
    /// Somebody came in with it.
    Used,
    /// Its money went back.
    Void,
}

/// A ticket, and the key that its holder opens it with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IssuedTicket {
    /// The ticket.
    pub ticket: Ticket,
    /// Goes with every request that is about the ticket.
    pub key: String,
}

/// Who gets a ticket.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct Transfer {
    /// The address of whoever may come in from now on.
    #[garde(email)]
    pub holder: String,
}

/// Why a ticket does not do what was asked for.
#[derive(Debug, Problem)]
pub enum TicketProblem {
    /// There is none of this id, or it is for another organiser's event.
    #[problem(status = 404, title = "Not found")]
    NotFound,
    /// The ticket is used or void.
    #[problem(status = 409, title = "Not valid")]
    NotValid {
        /// What it is.
        state: TicketState,
    },
}

/// List the tickets of a paid order.
#[get(
    "/orders/{order_id}/tickets",
    links(
        read_ticket(ticket_id = "$response.body#/0/ticket/id"),
        check_in_ticket(ticket_id = "$response.body#/0/ticket/id"),
    )
)]
pub async fn list_tickets(order_id: OrderId) -> Result<Vec<IssuedTicket>, Missing>;

/// Read the ticket that a key opens.
#[get("/tickets/{ticket_id}")]
pub async fn read_ticket(link: TicketLink, ticket_id: TicketId) -> Option<Ticket>;

/// Hand a ticket over.
///
/// The key of the one who gives it away opens it no more; the answer has the new one.
#[post("/tickets/{ticket_id}/transfer")]
pub async fn transfer_ticket(
    link: TicketLink,
    ticket_id: TicketId,
    transfer: Transfer,
) -> Result<IssuedTicket, TicketProblem>;

/// Let somebody in.
#[post("/tickets/{ticket_id}/check-in")]
pub async fn check_in_ticket(gate: Gate, ticket_id: TicketId) -> Result<Ticket, TicketProblem>;
