//! Placing an order: the stock is looked at and taken from in one transaction, so that nothing is sold twice.

use std::time::Duration;

use chrono::Utc;
use ringback::Failure;
use sqlx::SqliteConnection;
use sqlx::types::Json;
use uuid::Uuid;

use crate::api::ids::{EventId, OrderId};
use crate::api::money::Money;
use crate::api::orders::{NewOrder, Order, OrderLine, OrderState, PlaceOrderProblem, Placed};
use crate::api::promotions::Discount;
use crate::api::ticket_types::TicketType;
use crate::digest;
use crate::generated::callbacks::PlaceOrderCallbacks;
use crate::orders::rows;

/// What is asked for.
pub(super) struct Request {
    pub(super) idempotency_key: Option<String>,
    pub(super) order: NewOrder,
    pub(super) callbacks: PlaceOrderCallbacks,
    /// How long to hold the seats.
    pub(super) hold: Duration,
}

/// Holds the seats; the connection is in a transaction that nobody else writes in.
pub(super) async fn seats(
    connection: &mut SqliteConnection,
    request: Request,
) -> Result<Placed, Failure<PlaceOrderProblem>> {
    let fingerprint = digest::of_body(&request.order)?;
    if let Some(order) = placed_before(connection, &request, &fingerprint).await? {
        return Ok(Placed::Before(order));
    }
    let NewOrder { event_id, email, lines, promotion_code } = request.order;
    if !is_on_sale(connection, event_id).await? {
        return Err(PlaceOrderProblem::NotOnSale.into());
    }
    let full = price(connection, event_id, &lines).await?;
    let total = match promotion_code {
        Some(code) => cheaper(full, discount(connection, event_id, &code).await?),
        None => full,
    };
    let order = Order {
        id: OrderId(Uuid::now_v7()),
        event_id,
        email,
        state: OrderState::Held,
        total,
        lines,
        held_until: Utc::now() + request.hold,
    };
    insert(connection, &order, request.idempotency_key, &fingerprint, request.callbacks).await?;
    Ok(Placed::Now { location: format!("/orders/{}", order.id.0), order })
}

/// The order that was placed with the same key.
async fn placed_before(
    connection: &mut SqliteConnection,
    request: &Request,
    fingerprint: &[u8],
) -> Result<Option<Order>, Failure<PlaceOrderProblem>> {
    let found: Option<(OrderId, Vec<u8>)> =
        sqlx::query_as("SELECT id, body_sha256 FROM orders WHERE idempotency_key = ?")
            .bind(&request.idempotency_key)
            .fetch_optional(&mut *connection)
            .await?;
    match found {
        None => Ok(None),
        Some((id, same)) if same == fingerprint => Ok(rows::read(connection, id).await?),
        Some(_) => Err(PlaceOrderProblem::KeyReused.into()),
    }
}

async fn is_on_sale(connection: &mut SqliteConnection, event_id: EventId) -> sqlx::Result<bool> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM events WHERE id = ? AND state = 'published' AND starts_at > ?)",
    )
    .bind(event_id)
    .bind(Utc::now())
    .fetch_one(connection)
    .await
}

/// What the lines cost together, if there is enough of each.
async fn price(
    connection: &mut SqliteConnection,
    event_id: EventId,
    lines: &[OrderLine],
) -> Result<Money, Failure<PlaceOrderProblem>> {
    let mut total: Option<Money> = None;
    for OrderLine { ticket_type_id, quantity } in lines {
        let stock: Option<TicketType> = sqlx::query_as("SELECT * FROM stock WHERE id = ? AND event_id = ?")
            .bind(ticket_type_id)
            .bind(event_id)
            .fetch_optional(&mut *connection)
            .await?;
        let mixed = PlaceOrderProblem::Mixed { ticket_type_id: *ticket_type_id };
        let Some(TicketType { id, available, price, .. }) = stock else { return Err(mixed.into()) };
        if available < *quantity {
            return Err(PlaceOrderProblem::SoldOut { ticket_type_id: id, available }.into());
        }
        let before = total.unwrap_or(Money { amount: 0, ..price });
        if before.currency != price.currency {
            return Err(mixed.into());
        }
        total = Some(Money { amount: before.amount + price.amount * i64::from(*quantity), ..price });
    }
    Ok(total.ok_or(PlaceOrderProblem::NotOnSale)?)
}

/// What a code makes of a price.
async fn discount(
    connection: &mut SqliteConnection,
    event_id: EventId,
    code: &str,
) -> Result<Discount, Failure<PlaceOrderProblem>> {
    let found = sqlx::query_scalar(
        "SELECT discount FROM promotions WHERE event_id = ? AND code = ? AND (ends_at IS NULL OR ends_at > ?)",
    )
    .bind(event_id)
    .bind(code)
    .bind(Utc::now())
    .fetch_optional(connection)
    .await?;
    let Json(discount) = found.ok_or(PlaceOrderProblem::NoPromotion)?;
    Ok(discount)
}

/// The price with a discount.
fn cheaper(full: Money, discount: Discount) -> Money {
    let off = match discount {
        Discount::Percent(percent) => full.amount * i64::from(percent) / 100,
        Discount::Amount(off) => off,
        Discount::Everything => full.amount,
    };
    Money { amount: (full.amount - off).max(0), ..full }
}

async fn insert(
    connection: &mut SqliteConnection,
    order: &Order,
    idempotency_key: Option<String>,
    fingerprint: &[u8],
    callbacks: PlaceOrderCallbacks,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO orders (id, event_id, email, state, amount, currency, held_until, idempotency_key, \
         body_sha256, callbacks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(order.id)
    .bind(order.event_id)
    .bind(&order.email)
    .bind(order.state)
    .bind(order.total.amount)
    .bind(order.total.currency)
    .bind(order.held_until)
    .bind(idempotency_key)
    .bind(fingerprint)
    .bind(Json(callbacks))
    .execute(&mut *connection)
    .await?;
    for line in &order.lines {
        sqlx::query("INSERT INTO order_lines (order_id, ticket_type_id, quantity) VALUES (?, ?, ?)")
            .bind(order.id)
            .bind(line.ticket_type_id)
            .bind(line.quantity)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
