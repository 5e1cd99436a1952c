//! A picture for each event.

use ringback::{Content, Download, Response, get, put};

use super::auth::Organiser;
use super::ids::EventId;
use super::problems::Missing;

ringback::module! { tags("events") }

/// What became of a poster that was sent.
#[derive(Debug, Response)]
pub enum PosterKept {
    /// It is the event's first.
    #[response(status = 201)]
    Added {
        /// Where it is shown.
        #[header]
        location: String,
    },
    /// It took the place of another.
    #[response(status = 204)]
    Replaced,
}

/// Set the poster of an event.
#[put("/events/{event_id}/poster", max_bytes = 2_000_000)]
pub async fn set_poster(
    #[scopes("events:write")] organiser: Organiser,
    event_id: EventId,
    /// The picture.
    #[body("image/png", "image/jpeg")]
    poster: Content,
) -> Result<PosterKept, Missing>;

/// Show the poster of an event.
#[get("/events/{event_id}/poster", content_type = "image/*")]
pub async fn read_poster(organiser: Option<Organiser>, event_id: EventId) -> Option<Download>;
