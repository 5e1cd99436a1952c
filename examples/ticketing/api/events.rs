//! What takes place, and when.
//!
//! An event is a draft until it is published; a published one is sold until it begins or is cancelled.

use chrono::{DateTime, Utc};
use garde::Validate;
use ringback::{Problem, Response, delete, get, patch, post};
use serde::{Deserialize, Serialize};

use super::auth::Organiser;
use super::ids::{EventId, VenueId};
use super::paging::{Page, Paging, Period};

/// Something that people buy tickets for.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct Event {
    /// Names it.
    pub id: EventId,
    /// Where it takes place.
    pub venue_id: VenueId,
    /// What it is called.
    pub title: String,
    /// What to expect.
    pub description: String,
    /// Of which kind it is.
    pub category: Category,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Whether it can be seen and bought.
    pub state: EventState,
}

/// Of which kind an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Category {
    /// Music of any kind.
    Concert,
    /// On a stage, with words.
    Theatre,
    /// Somebody wins.
    Sport,
    /// Somebody talks.
    Conference,
}

/// Whether an event can be seen and bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum EventState {
    /// Seen by its organiser only.
    Draft,
    /// Seen by all.
    Published,
    /// It will not take place.
    Cancelled,
}

/// An event to be.
///
/// ```json
/// {
///   "venue_id": "01900000-0000-7000-8000-000000000002",
///   "title": "Match Day",
///   "category": "sport",
///   "starts_at": "2031-05-01T18:00:00Z"
/// }
/// ```
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct NewEvent {
    /// Where it takes place.
    #[garde(skip)]
    pub venue_id: VenueId,
    /// What it is called.
    #[garde(length(chars, min = 1, max = 160))]
    pub title: String,
    /// What to expect.
    #[serde(default)]
    #[garde(length(chars, max = 5_000))]
    pub description: String,
    /// Of which kind it is.
    #[garde(skip)]
    pub category: Category,
    /// When it begins.
    #[garde(skip)]
    pub starts_at: DateTime<Utc>,
}

/// What is to change of an event; what is left out stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct EventChanges {
    /// What it is called.
    #[garde(length(chars, min = 1, max = 160))]
    pub title: Option<String>,
    /// What to expect.
    #[garde(length(chars, max = 5_000))]
    pub description: Option<String>,
    /// When it begins.
    #[garde(skip)]
    pub starts_at: Option<DateTime<Utc>>,
}

/// What is said to those who bought tickets of a cancelled event.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct Cancellation {
    /// Why it will not take place.
    ///
    /// ```json
    /// "The organ is out of tune."
    /// ```
    #[garde(length(chars, min = 1, max = 500))]
    pub reason: String,
}

/// Why an event was not created.
#[derive(Debug, Problem)]
pub enum CreateEventProblem {
    /// There is no such venue.
    #[problem(status = 409, title = "Unknown venue")]
    UnknownVenue,
}

/// An event, and which version of it this is.
#[derive(Debug, Response)]
pub struct VersionedEvent {
    /// Another one after each change.
    #[header("ETag")]
    pub version: String,
    /// The event.
    #[body]
    pub event: Event,
}

/// Why an event was not edited.
#[derive(Debug, Problem)]
pub enum EditEventProblem {
    /// There is none of this id, or it is not the caller's.
    #[problem(status = 404, title = "Not found")]
    NotFound,
    /// Somebody changed the event since the version in `If-Match` was read.
    #[problem(status = 412, title = "Changed meanwhile")]
    Outdated,
}

/// Why an event was not changed.
#[derive(Debug, Problem)]
pub enum ChangeEventProblem {
    /// There is none of this id, or it is not the caller's.
    #[problem(status = 404, title = "Not found")]
    NotFound,
    /// In its present state the event cannot become what was asked for.
    #[problem(status = 409, title = "Wrong state")]
    WrongState {
        /// The state it is in.
        state: EventState,
    },
}

/// List the events that are published, and one's own.
#[get("/events")]
pub async fn list_events(
    organiser: Option<Organiser>,
    /// Only events at this venue.
    venue_id: Option<VenueId>,
    /// Only events of these kinds.
    #[query("category")]
    categories: Vec<Category>,
    /// Only events that begin in this time.
    #[query(deep)]
    starts: Option<Period>,
    /// Only events with this text in their title.
    q: Option<String>,
    #[query] page: Paging<EventId>,
) -> Page<Event>;

/// Draft an event.
#[post(
    "/events",
    status = 201,
    links(
        read_event(event_id = "$response.body#/id"),
        publish_event(event_id = "$response.body#/id"),
        super::venues::read_venue(venue_id = "$request.body#/venue_id"),
    )
)]
pub async fn create_event(
    #[scopes("events:write")] organiser: Organiser,
    event: NewEvent,
) -> Result<Event, CreateEventProblem>;

/// Read one event.
#[get("/events/{event_id}")]
pub async fn read_event(organiser: Option<Organiser>, event_id: EventId) -> Option<VersionedEvent>;

/// Change an event.
#[patch("/events/{event_id}")]
pub async fn change_event(
    #[scopes("events:write")] organiser: Organiser,
    event_id: EventId,
    /// The version that was read, so that nobody else's change is lost.
    #[header]
    if_match: Option<String>,
    changes: EventChanges,
) -> Result<VersionedEvent, EditEventProblem>;

/// Delete a draft.
#[delete("/events/{event_id}")]
pub async fn delete_event(
    #[scopes("events:write")] organiser: Organiser,
    event_id: EventId,
) -> Result<(), ChangeEventProblem>;

/// Publish a draft.
#[post("/events/{event_id}/publish")]
pub async fn publish_event(
    #[scopes("events:write")] organiser: Organiser,
    event_id: EventId,
) -> Result<Event, ChangeEventProblem>;

/// Cancel a published event.
#[post("/events/{event_id}/cancel")]
pub async fn cancel_event(
    #[scopes("events:write")] organiser: Organiser,
    event_id: EventId,
    #[body] cancellation: Option<Cancellation>,
) -> Result<Event, ChangeEventProblem>;
