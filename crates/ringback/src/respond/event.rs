//! One event of a stream of events (HTML Living Standard section 9.2).

use std::time::Duration;

use axum::response::sse;
use serde::Serialize;

use crate::respond::stream::BoxError;

/// One event: a value in JSON as its `data`, and what a client needs to tell events apart and to come back.
///
/// # Example
///
/// ```
/// use ringback::Event;
///
/// let event = Event::new(21).with_id("7").with_name("temperature");
/// assert_eq!(event.data, 21);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<T> {
    /// The value.
    pub data: T,
    /// The `id` that a client which comes back says in `Last-Event-ID`.
    pub id: Option<String>,
    /// The `event`: its name. Browsers call an event without one `message`.
    pub name: Option<String>,
    /// How long a client waits before it comes back, in milliseconds on the wire.
    pub retry: Option<Duration>,
}

/// An event has an id or a name that would end its line.
#[derive(Debug, thiserror::Error)]
#[error("the {0} of an event holds a line end or NUL")]
struct NotOneLine(&'static str);

impl<T> Event<T> {
    /// An event with this value and nothing else.
    pub fn new(data: T) -> Self {
        Self { data, id: None, name: None, retry: None }
    }

    /// The same with an `id`.
    pub fn with_id(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// The same with a name, its `event`.
    pub fn with_name(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// The same with a time to wait before coming back.
    pub fn with_retry(self, retry: Duration) -> Self {
        Self { retry: Some(retry), ..self }
    }
}

impl<T> From<T> for Event<T> {
    fn from(data: T) -> Self {
        Self::new(data)
    }
}

/// The event on the wire.
pub(super) fn write<T: Serialize>(event: Event<T>) -> Result<sse::Event, BoxError> {
    let mut written = sse::Event::default().json_data(&event.data)?;
    if let Some(id) = event.id {
        written = written.id(one_line("id", id)?);
    }
    if let Some(name) = event.name {
        written = written.event(one_line("name", name)?);
    }
    if let Some(retry) = event.retry {
        written = written.retry(retry);
    }
    Ok(written)
}

fn one_line(what: &'static str, text: String) -> Result<String, NotOneLine> {
    if text.contains(['\r', '\n', '\0']) { Err(NotOneLine(what)) } else { Ok(text) }
}
