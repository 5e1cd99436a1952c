//! Orders as rows.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use sqlx::{FromRow, SqliteConnection};

use crate::api::ids::{EventId, OrderId, OrganiserId};
use crate::api::money::Money;
use crate::api::orders::{Order, OrderLine, OrderState};
use crate::generated::callbacks::PlaceOrderCallbacks;

/// An order without its lines.
#[derive(FromRow)]
struct Row {
    event_id: EventId,
    email: String,
    state: OrderState,
    #[sqlx(flatten)]
    total: Money,
    held_until: DateTime<Utc>,
}

/// The order of this id.
pub(crate) async fn read(connection: &mut SqliteConnection, id: OrderId) -> sqlx::Result<Option<Order>> {
    let row: Option<Row> =
        sqlx::query_as("SELECT * FROM orders WHERE id = ?").bind(id).fetch_optional(&mut *connection).await?;
    let Some(Row { event_id, email, state, total, held_until }) = row else { return Ok(None) };
    let lines: Vec<OrderLine> = sqlx::query_as("SELECT * FROM order_lines WHERE order_id = ? ORDER BY rowid")
        .bind(id)
        .fetch_all(connection)
        .await?;
    Ok(Some(Order { id, event_id, email, state, lines, total, held_until }))
}

/// The orders of these ids, in their order.
pub(crate) async fn read_all(
    connection: &mut SqliteConnection,
    ids: Vec<OrderId>,
) -> sqlx::Result<Vec<Order>> {
    let mut orders = Vec::new();
    for id in ids {
        orders.extend(read(connection, id).await?);
    }
    Ok(orders)
}

/// Brings an order into a state.
pub(crate) async fn set_state(
    connection: &mut SqliteConnection,
    id: OrderId,
    state: OrderState,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE orders SET state = ? WHERE id = ?").bind(state).bind(id).execute(connection).await?;
    Ok(())
}

/// The orders that should have been paid by now.
pub(crate) async fn overdue(connection: &mut SqliteConnection) -> sqlx::Result<Vec<OrderId>> {
    sqlx::query_scalar("SELECT id FROM orders WHERE state = 'held' AND held_until <= ?")
        .bind(Utc::now())
        .fetch_all(connection)
        .await
}

/// Whom to tell of an order.
pub(crate) async fn callbacks(
    connection: &mut SqliteConnection,
    id: OrderId,
) -> sqlx::Result<PlaceOrderCallbacks> {
    let Json(callbacks) = sqlx::query_scalar("SELECT callbacks FROM orders WHERE id = ?")
        .bind(id)
        .fetch_one(connection)
        .await?;
    Ok(callbacks)
}

/// Whose event an order is for.
pub(crate) async fn organiser(connection: &mut SqliteConnection, id: OrderId) -> sqlx::Result<OrganiserId> {
    sqlx::query_scalar(
        "SELECT organiser_id FROM orders JOIN events ON events.id = event_id WHERE orders.id = ?",
    )
    .bind(id)
    .fetch_one(connection)
    .await
}
