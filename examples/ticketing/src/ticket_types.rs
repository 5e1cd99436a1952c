//! Types of ticket in the database, and what is left of them.

use ringback::Failure;
use sqlx::SqliteConnection;
use uuid::Uuid;

use crate::api::auth::Organiser;
use crate::api::ids::{EventId, TicketTypeId};
use crate::api::problems::Missing;
use crate::api::ticket_types::{NewTicketType, TicketType};
use crate::generated::service::TicketTypes;
use crate::service::Ticketing;

impl TicketTypes for Ticketing {
    async fn list_ticket_types(
        &self,
        organiser: Option<Organiser>,
        event_id: EventId,
    ) -> Result<Vec<TicketType>, Failure<Missing>> {
        let organiser = organiser.map(|organiser| organiser.id());
        let event = self.visible_event(organiser, event_id).await?.ok_or(Missing::NotFound)?;
        let query = sqlx::query_as("SELECT * FROM stock WHERE event_id = ? ORDER BY id").bind(event.id);
        Ok(query.fetch_all(&self.database).await?)
    }

    async fn create_ticket_type(
        &self,
        organiser: Organiser,
        event_id: EventId,
        ticket_type: NewTicketType,
    ) -> Result<TicketType, Failure<Missing>> {
        let mut connection = self.database.acquire().await?;
        let created = insert(&mut connection, &organiser, event_id, ticket_type).await?;
        Ok(created.ok_or(Missing::NotFound)?)
    }
}

/// Adds a type to an event, if it is the organiser's.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    organiser: &Organiser,
    event_id: EventId,
    ticket_type: NewTicketType,
) -> sqlx::Result<Option<TicketType>> {
    let NewTicketType { name, price, quantity } = ticket_type;
    sqlx::query_as(
        "INSERT INTO ticket_types (id, event_id, name, amount, currency, quantity) \
         SELECT ?1, id, ?4, ?5, ?6, ?7 FROM events WHERE id = ?2 AND organiser_id = ?3 \
         RETURNING *, quantity AS available",
    )
    .bind(TicketTypeId(Uuid::now_v7()))
    .bind(event_id)
    .bind(organiser.id())
    .bind(name)
    .bind(price.amount)
    .bind(price.currency)
    .bind(quantity)
    .fetch_optional(connection)
    .await
}
