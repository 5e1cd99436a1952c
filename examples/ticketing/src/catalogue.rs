//! What is on, in both versions: one query, two ways to tell.

use chrono::{DateTime, Utc};
use ringback::Failure;
use sqlx::FromRow;

use crate::api::events::Category;
use crate::api::ids::EventId;
use crate::api::money::{Currency, Money};
use crate::api::paging::{Page, Paging};
use crate::api::{v1, v2};
use crate::generated::service::{V1Catalogue, V2Catalogue};
use crate::money;
use crate::paging::PageSize;
use crate::service::Ticketing;

/// An event that is on, and its cheapest type of ticket.
#[derive(FromRow)]
struct Row {
    event_id: EventId,
    title: String,
    category: Category,
    city: String,
    starts_at: DateTime<Utc>,
    amount: Option<i64>,
    currency: Option<Currency>,
}

impl Row {
    fn cheapest(&self) -> Option<Money> {
        Some(Money { amount: self.amount?, currency: self.currency? })
    }
}

impl V1Catalogue for Ticketing {
    async fn list_catalogue(&self, limit: u32) -> Result<Vec<v1::catalogue::Listing>, Failure> {
        let size = PageSize::of(limit);
        let rows = size.page(self.on(None, None, size).await?).items;
        let listing = |row: Row| v1::catalogue::Listing {
            from_price: row.cheapest().map(money::text),
            title: row.title,
            city: row.city,
        };
        Ok(rows.into_iter().map(listing).collect())
    }
}

impl V2Catalogue for Ticketing {
    async fn list_catalogue(
        &self,
        city: Option<String>,
        home_city: Option<String>,
        page: Paging<EventId>,
    ) -> Result<Page<v2::catalogue::Listing>, Failure> {
        let size = PageSize::of(page.limit);
        let rows = self.on(city.or(home_city), page.after, size).await?;
        let listing = |row: Row| v2::catalogue::Listing {
            from_price: row.cheapest(),
            event_id: row.event_id,
            title: row.title,
            category: row.category,
            city: row.city,
            starts_at: row.starts_at,
        };
        Ok(size.page(rows.into_iter().map(listing).collect()))
    }
}

impl Ticketing {
    /// Published events that have not begun.
    async fn on(
        &self,
        city: Option<String>,
        after: Option<EventId>,
        size: PageSize,
    ) -> sqlx::Result<Vec<Row>> {
        // SQLite takes the other columns from the row that has the minimum.
        sqlx::query_as(
            "SELECT events.id AS event_id, title, category, city, starts_at, min(amount) AS amount, currency \
             FROM events JOIN venues ON venues.id = venue_id LEFT JOIN ticket_types ON event_id = events.id \
             WHERE state = 'published' AND starts_at > ?1 \
               AND (?2 IS NULL OR city = ?2) AND (?3 IS NULL OR events.id > ?3) \
             GROUP BY events.id ORDER BY events.id LIMIT ?4",
        )
        .bind(Utc::now())
        .bind(city)
        .bind(after)
        .bind(size.rows())
        .fetch_all(&self.database)
        .await
    }
}
