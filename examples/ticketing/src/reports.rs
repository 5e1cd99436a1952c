//! Sums over the database.

use ringback::Failure;

use crate::api::auth::App;
use crate::api::paging::Period;
use crate::api::reports::Sales;
use crate::generated::service::Reports;
use crate::service::Ticketing;

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
}
