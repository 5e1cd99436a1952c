//! A little data, so that `/docs` can be tried at once.

use chrono::{Duration, Utc};
use sqlx::types::Json;
use sqlx::{SqliteConnection, SqlitePool};
use uuid::Uuid;

use crate::api::ids::{CredentialId, EventId, OrganiserId, TicketTypeId, VenueId};
use crate::api::operators::CredentialKind;
use crate::digest;

/// The organiser of the seed.
const ORGANISER: OrganiserId = OrganiserId(id(1));
const VENUE: VenueId = VenueId(id(2));
const EVENT: EventId = EventId(id(3));
const STALLS: TicketTypeId = TicketTypeId(id(4));

/// What an organiser may do.
const ALL: &[&str] =
    &["venues:write", "events:write", "orders:read", "payments:read", "payments:write", "webhooks:write"];

/// What each credential of the seed is, its secret, and what it allows.
const CREDENTIALS: [(CredentialKind, &str, &[&str]); 6] = [
    (CredentialKind::Token, "demo-token", ALL),
    (CredentialKind::Token, "demo-reader", &["orders:read"]),
    (CredentialKind::Key, "demo-key", ALL),
    (CredentialKind::Gate, "demo-gate", &[]),
    (CredentialKind::Client, "demo-client", &["reports:read", "attendees:read"]),
    (CredentialKind::App, "demo-app", &["reports:read", "attendees:read"]),
];

/// The ids of the credentials follow this one.
const FIRST_CREDENTIAL: u8 = 0x10;

/// The ids of the seed are easy to tell from others, and older than all of them.
const fn id(number: u8) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number as u128)
}

/// Plants the seed in a database where there is nothing yet.
pub(crate) async fn plant(database: &SqlitePool) -> sqlx::Result<()> {
    let mut transaction = database.begin().await?;
    let is_planted: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM organisers)").fetch_one(&mut *transaction).await?;
    if is_planted {
        return Ok(());
    }
    accounts(&mut transaction).await?;
    events(&mut transaction).await?;
    transaction.commit().await
}

async fn accounts(connection: &mut SqliteConnection) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO operators VALUES (?)")
        .bind(digest::of_secret("demo-operator"))
        .execute(&mut *connection)
        .await?;
    sqlx::query("INSERT INTO organisers VALUES (?, 'Hansa Concerts')")
        .bind(ORGANISER)
        .execute(&mut *connection)
        .await?;
    for (number, (kind, secret, scopes)) in (FIRST_CREDENTIAL..).zip(CREDENTIALS) {
        sqlx::query(
            "INSERT INTO credentials (id, organiser_id, kind, sha256, scopes) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(CredentialId(id(number)))
        .bind(ORGANISER)
        .bind(kind)
        .bind(digest::of_secret(secret))
        .bind(Json(scopes))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

async fn events(connection: &mut SqliteConnection) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO venues VALUES (?, ?, 'Elbe Hall', 'Hamburg', 'DE', 2000)")
        .bind(VENUE)
        .bind(ORGANISER)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO events VALUES (?, ?, ?, 'Night of the Organ', 'Six hands.', 'concert', ?, 'published')",
    )
    .bind(EVENT)
    .bind(ORGANISER)
    .bind(VENUE)
    .bind(Utc::now() + Duration::days(90))
    .execute(&mut *connection)
    .await?;
    sqlx::query("INSERT INTO ticket_types VALUES (?, ?, 'Stalls', 4500, 'EUR', 500)")
        .bind(STALLS)
        .bind(EVENT)
        .execute(&mut *connection)
        .await?;
    Ok(())
}
