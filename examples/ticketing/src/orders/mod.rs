//! What the operations on orders do.

mod hold;
mod rows;

use ringback::Failure;
use sqlx::Connection;
use url::Url;

use crate::api::auth::Organiser;
use crate::api::ids::{EventId, OrderId};
use crate::api::orders::{ChangeOrderProblem, NewOrder, Order, OrderState, PlaceOrderProblem, Placed};
use crate::api::paging::{Page, Paging};
use crate::database::WRITE;
use crate::generated::callbacks::PlaceOrderCallbacks;
use crate::generated::service::Orders;
use crate::paging::PageSize;
use crate::service::Ticketing;

pub(crate) use rows::{callbacks, organiser, overdue, read, read_all, set_state};

impl Orders for Ticketing {
    async fn place_order(
        &self,
        idempotency_key: Option<String>,
        // Captured in `callbacks` already.
        _callback_url: Option<Url>,
        order: NewOrder,
        callbacks: PlaceOrderCallbacks,
    ) -> Result<Placed, Failure<PlaceOrderProblem>> {
        expire(self).await?;
        let mut transaction = self.database.begin_with(WRITE).await?;
        let request = hold::Request { idempotency_key, order, callbacks, hold: self.hold };
        let placed = hold::seats(&mut transaction, request).await?;
        transaction.commit().await?;
        Ok(placed)
    }

    async fn list_orders(
        &self,
        organiser: Organiser,
        event_id: Option<EventId>,
        states: Vec<OrderState>,
        page: Paging<OrderId>,
    ) -> Result<Page<Order>, Failure> {
        let size = PageSize::of(page.limit);
        let ids = sqlx::query_scalar(
            "SELECT orders.id FROM orders JOIN events ON events.id = event_id \
             WHERE organiser_id = ?1 AND (?2 IS NULL OR event_id = ?2) \
               AND (?3 = '[]' OR orders.state IN (SELECT value FROM json_each(?3))) AND (?4 IS NULL OR orders.id > ?4) \
             ORDER BY orders.id LIMIT ?5",
        )
        .bind(organiser.id())
        .bind(event_id)
        .bind(serde_json::to_string(&states)?)
        .bind(page.after)
        .bind(size.rows())
        .fetch_all(&self.database)
        .await?;
        let mut connection = self.database.acquire().await?;
        Ok(size.page(read_all(&mut connection, ids).await?))
    }

    async fn read_order(&self, order_id: OrderId) -> Result<Option<Order>, Failure> {
        let mut connection = self.database.acquire().await?;
        Ok(read(&mut connection, order_id).await?)
    }

    async fn cancel_order(&self, order_id: OrderId) -> Result<Order, Failure<ChangeOrderProblem>> {
        expire(self).await?;
        let mut transaction = self.database.begin_with(WRITE).await?;
        let order = read(&mut transaction, order_id).await?.ok_or(ChangeOrderProblem::NotFound)?;
        if order.state != OrderState::Held {
            return Err(ChangeOrderProblem::WrongState { state: order.state }.into());
        }
        set_state(&mut transaction, order_id, OrderState::Cancelled).await?;
        transaction.commit().await?;
        Ok(Order { state: OrderState::Cancelled, ..order })
    }
}

/// Gives up the seats of orders that were not paid in time, and tells whoever asked to be told.
pub(crate) async fn expire(service: &Ticketing) -> sqlx::Result<()> {
    let mut connection = service.database.acquire().await?;
    let mut transaction = connection.begin_with(WRITE).await?;
    let mut expired = Vec::new();
    for id in overdue(&mut transaction).await? {
        set_state(&mut transaction, id, OrderState::Expired).await?;
        if let Some(order) = read(&mut transaction, id).await? {
            expired.push((callbacks(&mut transaction, id).await?, order));
        }
    }
    transaction.commit().await?;
    for (callbacks, order) in expired {
        service.notifier.order_expired(&callbacks, &order);
    }
    Ok(())
}
