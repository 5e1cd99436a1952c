//! A little data, so that `/docs` can be tried at once.

use chrono::{Duration, Utc};
use sqlx::SqlitePool;
use uuid::Uuid;

use crate::api::ids::{EventId, OrganiserId, TicketTypeId, VenueId};
use crate::digest;

/// The organiser of the seed.
const ORGANISER: OrganiserId = OrganiserId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));
const VENUE: VenueId = VenueId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0002));
const EVENT: EventId = EventId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0003));
const SEATS: TicketTypeId = TicketTypeId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0004));

/// What each credential of the seed is, and what it allows.
const CREDENTIALS: [(&str, &str, &str); 3] = [
    ("token", "demo-token", "venues:write events:write orders:read payments:read payments:write"),
    ("key", "demo-key", "venues:write events:write orders:read payments:read payments:write"),
    ("token", "demo-reader", "orders:read"),
];

/// Plants the seed in a database where there is nothing yet.
pub(crate) async fn plant(database: &SqlitePool) -> sqlx::Result<()> {
    let mut transaction = database.begin().await?;
    let is_planted: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM credentials)").fetch_one(&mut *transaction).await?;
    if is_planted {
        return Ok(());
    }
    for (kind, secret, scopes) in CREDENTIALS {
        sqlx::query("INSERT INTO credentials (kind, sha256, organiser_id, scopes) VALUES (?, ?, ?, ?)")
            .bind(kind)
            .bind(digest::of_secret(secret))
            .bind(ORGANISER)
            .bind(scopes)
            .execute(&mut *transaction)
            .await?;
    }
    sqlx::query("INSERT INTO venues VALUES (?, ?, 'Elbe Hall', 'Hamburg', 'DE', 2000)")
        .bind(VENUE)
        .bind(ORGANISER)
        .execute(&mut *transaction)
        .await?;
    sqlx::query(
        "INSERT INTO events VALUES (?, ?, ?, 'Night of the Organ', 'Six hands.', 'concert', ?, 'published')",
    )
    .bind(EVENT)
    .bind(ORGANISER)
    .bind(VENUE)
    .bind(Utc::now() + Duration::days(90))
    .execute(&mut *transaction)
    .await?;
    sqlx::query("INSERT INTO ticket_types VALUES (?, ?, 'Stalls', 4500, 'EUR', 500)")
        .bind(SEATS)
        .bind(EVENT)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}
