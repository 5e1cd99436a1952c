//! What the database knows of sales, summed up, listed and told as it happens.

use std::convert::Infallible;

use futures_util::{TryStreamExt, stream};
use ringback::{EventStream, Failure, JsonLines};
use sqlx::SqlitePool;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, timeout_at};

use crate::api::auth::App;
use crate::api::ids::{OrganiserId, TicketId};
use crate::api::paging::Period;
use crate::api::payments::Payment;
use crate::api::reports::{Attendee, Sale, Sales};
use crate::generated::service::Reports;
use crate::money;
use crate::service::Ticketing;

/// How many attendees are read at once.
const ATTENDEES: u32 = 500;

impl Reports for Ticketing {
    async fn report_sales(&self, app: App, paid: Option<Period>) -> Result<Vec<Sales>, Failure> {
        let paid = paid.unwrap_or_default();
        let sales = sqlx::query_as(
            "SELECT event_id, title, payments.currency, count(*) AS orders, sum(payments.amount) AS amount \
             FROM payments JOIN orders ON orders.id = order_id JOIN events ON events.id = event_id \
             WHERE organiser_id = ?1 AND refunded_at IS NULL \
               AND (?2 IS NULL OR paid_at >= ?2) AND (?3 IS NULL OR paid_at < ?3) \
             GROUP BY event_id, payments.currency ORDER BY event_id, payments.currency",
        )
        .bind(app.organiser)
        .bind(paid.from)
        .bind(paid.before)
        .fetch_all(&self.database)
        .await?;
        Ok(sales)
    }

    async fn export_payments(&self, app: App) -> Result<String, Failure> {
        let payments: Vec<Payment> = sqlx::query_as(
            "SELECT payments.* FROM payments JOIN orders ON orders.id = order_id \
             JOIN events ON events.id = event_id WHERE organiser_id = ? ORDER BY payments.id",
        )
        .bind(app.organiser)
        .fetch_all(&self.database)
        .await?;
        let lines = payments.iter().map(line).collect::<String>();
        Ok(format!("payment,order,paid,price,refunded\n{lines}"))
    }

    async fn export_attendees(&self, app: App) -> Result<JsonLines<Attendee>, Failure> {
        let database = self.database.clone();
        let pages = stream::try_unfold(None, move |last| attendees(database.clone(), app.organiser, last));
        Ok(JsonLines::new(
            pages.map_ok(|page| stream::iter(page.into_iter().map(Ok::<_, sqlx::Error>))).try_flatten(),
        ))
    }

    async fn watch_sales(&self, app: App) -> Result<EventStream<Sale>, Failure> {
        let end = Instant::now() + self.watch;
        let sales = stream::unfold(self.sales.subscribe(), move |mut sales| async move {
            loop {
                match timeout_at(end, sales.recv()).await.ok()? {
                    Ok((organiser, sale)) if organiser == app.organiser => {
                        return Some((Ok::<_, Infallible>(sale), sales));
                    }
                    Ok(_) | Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return None,
                }
            }
        });
        Ok(EventStream::new(sales))
    }
}

/// A line of the table; no field has a comma.
fn line(payment: &Payment) -> String {
    let Payment { id, order_id, total, paid_at, refunded_at } = payment;
    let refunded = refunded_at.map(|at| at.date_naive().to_string()).unwrap_or_default();
    format!("{},{},{},{},{refunded}\n", id.0, order_id.0, paid_at.date_naive(), money::text(*total))
}

/// The next attendees, and the last ticket among them.
async fn attendees(
    database: SqlitePool,
    organiser: OrganiserId,
    last: Option<TicketId>,
) -> sqlx::Result<Option<(Vec<Attendee>, Option<TicketId>)>> {
    let page: Vec<Attendee> = sqlx::query_as(
        "SELECT tickets.id AS ticket_id, event_id, holder FROM tickets \
         JOIN orders ON orders.id = order_id JOIN events ON events.id = event_id \
         WHERE organiser_id = ?1 AND tickets.state = 'valid' AND (?2 IS NULL OR tickets.id > ?2) \
         ORDER BY tickets.id LIMIT ?3",
    )
    .bind(organiser)
    .bind(last)
    .bind(ATTENDEES)
    .fetch_all(&database)
    .await?;
    let last = page.last().map(|attendee| attendee.ticket_id);
    Ok(last.map(|last| (page, Some(last))))
}
