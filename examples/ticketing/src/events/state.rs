//! Drafts become published, published events cancelled; nothing else becomes anything.

use ringback::Failure;

use crate::api::events::{ChangeEventProblem, Event, EventState};
use crate::api::ids::{EventId, OrganiserId};
use crate::service::Ticketing;

impl Ticketing {
    /// Brings an event from one state to the next.
    pub(super) async fn advance_event(
        &self,
        organiser: OrganiserId,
        event_id: EventId,
        (from, to): (EventState, EventState),
        reason: Option<String>,
    ) -> Result<Event, Failure<ChangeEventProblem>> {
        let event: Option<Event> = sqlx::query_as(
            "UPDATE events SET state = ? WHERE id = ? AND organiser_id = ? AND state = ? RETURNING *",
        )
        .bind(to)
        .bind(event_id)
        .bind(organiser)
        .bind(from)
        .fetch_optional(&self.database)
        .await?;
        let Some(event) = event else { return Err(self.why_not(organiser, event_id).await?) };
        self.notifier.event_changed(organiser, &event, reason);
        Ok(event)
    }

    /// Why an event was left as it is.
    pub(super) async fn why_not(
        &self,
        organiser: OrganiserId,
        event_id: EventId,
    ) -> sqlx::Result<Failure<ChangeEventProblem>> {
        let state = sqlx::query_scalar("SELECT state FROM events WHERE id = ? AND organiser_id = ?")
            .bind(event_id)
            .bind(organiser)
            .fetch_optional(&self.database)
            .await?;
        let problem = match state {
            Some(state) => ChangeEventProblem::WrongState { state },
            None => ChangeEventProblem::NotFound,
        };
        Ok(problem.into())
    }
}
