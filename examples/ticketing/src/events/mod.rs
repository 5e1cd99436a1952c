//! What the operations on events do.

mod state;

use ringback::Failure;
use uuid::Uuid;

use crate::api::auth::Organiser;
use crate::api::events::{
    Cancellation, Category, ChangeEventProblem, CreateEventProblem, EditEventProblem, Event, EventChanges,
    EventState, NewEvent, VersionedEvent,
};
use crate::api::ids::{EventId, OrganiserId, VenueId};
use crate::api::paging::{Page, Paging, Period};
use crate::database::WRITE;
use crate::digest;
use crate::generated::service::Events;
use crate::paging::PageSize;
use crate::service::Ticketing;

impl Events for Ticketing {
    async fn list_events(
        &self,
        organiser: Option<Organiser>,
        venue_id: Option<VenueId>,
        categories: Vec<Category>,
        starts: Option<Period>,
        q: Option<String>,
        page: Paging<EventId>,
    ) -> Result<Page<Event>, Failure> {
        let starts = starts.unwrap_or_default();
        let size = PageSize::of(page.limit);
        let events = sqlx::query_as(
            "SELECT * FROM events \
             WHERE (state <> 'draft' OR organiser_id = ?1) \
               AND (?2 IS NULL OR venue_id = ?2) \
               AND (?3 = '[]' OR category IN (SELECT value FROM json_each(?3))) \
               AND (?4 IS NULL OR starts_at >= ?4) \
               AND (?5 IS NULL OR starts_at < ?5) \
               AND (?6 IS NULL OR instr(lower(title), lower(?6))) \
               AND (?7 IS NULL OR id > ?7) \
             ORDER BY id LIMIT ?8",
        )
        .bind(organiser.map(|organiser| organiser.id()))
        .bind(venue_id)
        .bind(serde_json::to_string(&categories)?)
        .bind(starts.from)
        .bind(starts.before)
        .bind(q)
        .bind(page.after)
        .bind(size.rows())
        .fetch_all(&self.database)
        .await?;
        Ok(size.page(events))
    }

    async fn create_event(
        &self,
        organiser: Organiser,
        event: NewEvent,
    ) -> Result<Event, Failure<CreateEventProblem>> {
        let event: Option<Event> = sqlx::query_as(
            "INSERT INTO events (id, organiser_id, venue_id, title, description, category, starts_at, state) \
             SELECT ?1, ?2, id, ?4, ?5, ?6, ?7, ?8 FROM venues WHERE id = ?3 \
             RETURNING *",
        )
        .bind(EventId(Uuid::now_v7()))
        .bind(organiser.id())
        .bind(event.venue_id)
        .bind(event.title)
        .bind(event.description)
        .bind(event.category)
        .bind(event.starts_at)
        .bind(EventState::Draft)
        .fetch_optional(&self.database)
        .await?;
        Ok(event.ok_or(CreateEventProblem::UnknownVenue)?)
    }

    async fn read_event(
        &self,
        organiser: Option<Organiser>,
        event_id: EventId,
    ) -> Result<Option<VersionedEvent>, Failure> {
        let event = self.visible_event(organiser.map(|organiser| organiser.id()), event_id).await?;
        Ok(event.map(versioned).transpose()?)
    }

    async fn change_event(
        &self,
        organiser: Organiser,
        event_id: EventId,
        if_match: Option<String>,
        changes: EventChanges,
    ) -> Result<VersionedEvent, Failure<EditEventProblem>> {
        let mut transaction = self.database.begin_with(WRITE).await?;
        let event: Option<Event> = sqlx::query_as("SELECT * FROM events WHERE id = ? AND organiser_id = ?")
            .bind(event_id)
            .bind(organiser.id())
            .fetch_optional(&mut *transaction)
            .await?;
        let found = versioned(event.ok_or(EditEventProblem::NotFound)?)?;
        if if_match.is_some_and(|version| version != "*" && version != found.version) {
            return Err(EditEventProblem::Outdated.into());
        }
        let event = sqlx::query_as(
            "UPDATE events SET title = coalesce(?, title), description = coalesce(?, description), \
             starts_at = coalesce(?, starts_at) WHERE id = ? RETURNING *",
        )
        .bind(changes.title)
        .bind(changes.description)
        .bind(changes.starts_at)
        .bind(event_id)
        .fetch_one(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(versioned(event)?)
    }

    async fn delete_event(
        &self,
        organiser: Organiser,
        event_id: EventId,
    ) -> Result<(), Failure<ChangeEventProblem>> {
        let done = sqlx::query("DELETE FROM events WHERE id = ? AND organiser_id = ? AND state = 'draft'")
            .bind(event_id)
            .bind(organiser.id())
            .execute(&self.database)
            .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(self.why_not(organiser.id(), event_id).await?) }
    }

    async fn publish_event(
        &self,
        organiser: Organiser,
        event_id: EventId,
    ) -> Result<Event, Failure<ChangeEventProblem>> {
        self.advance_event(organiser.id(), event_id, (EventState::Draft, EventState::Published), None).await
    }

    async fn cancel_event(
        &self,
        organiser: Organiser,
        event_id: EventId,
        cancellation: Option<Cancellation>,
    ) -> Result<Event, Failure<ChangeEventProblem>> {
        let reason = cancellation.map(|cancellation| cancellation.reason);
        let states = (EventState::Published, EventState::Cancelled);
        self.advance_event(organiser.id(), event_id, states, reason).await
    }
}

/// The event with its entity tag (RFC 9110 section 8.8.3).
fn versioned(event: Event) -> serde_json::Result<VersionedEvent> {
    let version = format!("\"{}\"", digest::hex(&digest::of_body(&event)?));
    Ok(VersionedEvent { version, event })
}

impl Ticketing {
    /// The event, if it is published or this organiser's.
    pub(crate) async fn visible_event(
        &self,
        organiser: Option<OrganiserId>,
        event_id: EventId,
    ) -> sqlx::Result<Option<Event>> {
        sqlx::query_as("SELECT * FROM events WHERE id = ? AND (state <> 'draft' OR organiser_id = ?)")
            .bind(event_id)
            .bind(organiser)
            .fetch_optional(&self.database)
            .await
    }

    /// The event's id, if it is the organiser's.
    pub(crate) async fn own_event(
        &self,
        organiser: &Organiser,
        event_id: EventId,
    ) -> sqlx::Result<Option<EventId>> {
        sqlx::query_scalar("SELECT id FROM events WHERE id = ? AND organiser_id = ?")
            .bind(event_id)
            .bind(organiser.id())
            .fetch_optional(&self.database)
            .await
    }
}
