//! Orders hold seats for a while, until they are paid.
//!
//! An order is `held`, then `paid`, and perhaps `refunded`; a held one that is not paid in time has `expired`, and one
//! may be `cancelled` before it is paid. Held and paid orders together never hold more than there is.

use chrono::{DateTime, Utc};
use garde::Validate;
use ringback::{Problem, Response, callback, get, post};
use serde::{Deserialize, Serialize};
use url::Url;

use super::auth::Organiser;
use super::ids::{EventId, OrderId, TicketTypeId};
use super::money::Money;
use super::paging::{Page, Paging};

/// Seats for somebody.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Order {
    /// Names it; who knows it may read and pay the order.
    pub id: OrderId,
    /// What it is for.
    pub event_id: EventId,
    /// Where to send the tickets.
    pub email: String,
    /// How far it has come.
    pub state: OrderState,
    /// What is bought.
    pub lines: Vec<OrderLine>,
    /// What it costs altogether.
    pub total: Money,
    /// Until when the seats are held.
    pub held_until: DateTime<Utc>,
}

/// How far an order has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum OrderState {
    /// The seats wait for the money.
    Held,
    /// The seats are sold.
    Paid,
    /// The money went back, and so did the seats.
    Refunded,
    /// The buyer thought better of it.
    Cancelled,
    /// The money did not come in time.
    Expired,
}

/// So many tickets of one type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate, sqlx::FromRow)]
pub struct OrderLine {
    /// Which.
    #[garde(skip)]
    pub ticket_type_id: TicketTypeId,
    /// How many.
    #[garde(range(min = 1, max = 20))]
    pub quantity: u32,
}

/// An order to be.
///
/// ```json
/// {
///   "event_id": "01900000-0000-7000-8000-000000000003",
///   "email": "ann@example.com",
///   "lines": [{ "ticket_type_id": "01900000-0000-7000-8000-000000000004", "quantity": 2 }]
/// }
/// ```
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct NewOrder {
    /// What it is for.
    #[garde(skip)]
    pub event_id: EventId,
    /// Where to send the tickets.
    #[garde(email)]
    pub email: String,
    /// What to buy.
    #[garde(length(min = 1, max = 10), custom(crate::validation::each_type_once), dive)]
    pub lines: Vec<OrderLine>,
    /// Makes it cheaper.
    #[garde(skip)]
    pub promotion_code: Option<String>,
}

/// What became of an order.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OrderEvent {
    /// Which.
    pub order_id: OrderId,
    /// How far it has come.
    pub state: OrderState,
    /// What it costs altogether.
    pub total: Money,
}

/// What the receiver of an event answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// Whether the event was understood.
    pub ok: bool,
}

/// What became of an order that was asked for.
#[derive(Debug, Response)]
pub enum Placed {
    /// Its seats are held.
    #[response(status = 201)]
    Now {
        /// Where to look how far it has come.
        #[header]
        location: String,
        /// The order.
        #[body]
        order: Order,
    },
    /// It was placed before, with the same `Idempotency-Key`.
    Before(Order),
}

/// Why an order was not placed.
#[derive(Debug, Problem)]
pub enum PlaceOrderProblem {
    /// The event is not on sale.
    #[problem(status = 409, type = "https://tickets.example/problems/not-on-sale", title = "Not on sale")]
    NotOnSale,
    /// Fewer seats are left than were asked for.
    #[problem(status = 410, type = "https://tickets.example/problems/sold-out", title = "Sold out")]
    SoldOut {
        /// Which are too few.
        ticket_type_id: TicketTypeId,
        /// How many are left.
        available: u32,
    },
    /// A type of ticket is not of this event, or has another currency than the first.
    #[problem(status = 400, type = "https://tickets.example/problems/mixed-order", title = "Mixed order")]
    Mixed {
        /// Which does not belong to the others.
        ticket_type_id: TicketTypeId,
    },
    /// The event has no promotion with this code, or it has ended.
    #[problem(
        status = 409,
        type = "https://tickets.example/problems/no-promotion",
        title = "No such promotion"
    )]
    NoPromotion,
    /// Another order was placed with this `Idempotency-Key`.
    #[problem(status = 422, type = "https://tickets.example/problems/key-reused", title = "Key reused")]
    KeyReused,
}

/// Why an order did not become what was asked for.
#[derive(Debug, Problem)]
pub enum ChangeOrderProblem {
    /// There is none of this id.
    #[problem(status = 404, title = "Not found")]
    NotFound,
    /// In its present state the order cannot become what was asked for.
    #[problem(status = 409, title = "Wrong state")]
    WrongState {
        /// The state it is in.
        state: OrderState,
    },
}

/// Place an order.
///
/// Holds the seats for fifteen minutes. With `Idempotency-Key` the same request may be sent again: the answer is the
/// order that was placed first.
#[post(
    "/orders",
    callbacks(order_paid, order_expired),
    links(
        read_order(order_id = "$response.body#/id"),
        cancel_order(order_id = "$response.body#/id"),
        super::payments::pay_order(order_id = "$response.body#/id"),
        super::tickets::list_tickets(order_id = "$response.body#/id"),
    )
)]
pub async fn place_order(
    /// Chosen by the caller; the same for the same order.
    #[header]
    idempotency_key: Option<String>,
    /// Where to tell what becomes of the order.
    ///
    /// ```json
    /// "https://shop.example/hooks"
    /// ```
    callback_url: Option<Url>,
    order: NewOrder,
) -> Result<Placed, PlaceOrderProblem>;

/// List the orders for one's events.
#[get("/orders")]
pub async fn list_orders(
    #[scopes("orders:read")] organiser: Organiser,
    /// Only orders for this event.
    event_id: Option<EventId>,
    /// Only orders in these states.
    #[query("state", comma)]
    states: Vec<OrderState>,
    #[query] page: Paging<OrderId>,
) -> Page<Order>;

/// Read one order.
#[get("/orders/{order_id}")]
pub async fn read_order(order_id: OrderId) -> Option<Order>;

/// Cancel an order that is not paid.
#[post("/orders/{order_id}/cancel")]
pub async fn cancel_order(order_id: OrderId) -> Result<Order, ChangeOrderProblem>;

/// The order was paid.
#[callback(post, "{$callback_url}/orders/paid")]
pub async fn order_paid(event: OrderEvent) -> Acknowledgement;

/// The order was not paid in time, and its seats were given up.
#[callback(post, "{$callback_url}/orders/expired")]
pub async fn order_expired(event: OrderEvent) -> Acknowledgement;
