//! `text/event-stream`: events as they happen (HTML Living Standard section 9.2).

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_core::Stream;
use serde::Serialize;

use crate::Problem;
use crate::respond::stream::{BoxError, Items, written};
use crate::respond::{Answer, Event, Success, event};

/// How often a comment is sent where no event is, so that nothing between takes the connection for dead.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Events as they happen, each a `T` in JSON: `text/event-stream`.
///
/// A failure in the middle is logged and breaks the stream off; the client learns nothing of it, and comes back with
/// the last event's id in `Last-Event-ID`, where the events have ids. A stream that never ends keeps a server from
/// shutting down, so end it when the server does.
///
/// # Example
///
/// ```
/// use std::convert::Infallible;
///
/// use futures_util::stream;
/// use ringback::{Event, EventStream};
///
/// let values: EventStream<u32> = EventStream::new(stream::iter([Ok::<_, Infallible>(1), Ok(2)]));
/// let events: EventStream<u32> =
///     EventStream::new(stream::iter([Ok::<_, Infallible>(Event::new(1).with_id("1"))]));
/// ```
pub struct EventStream<T> {
    events: Items<sse::Event>,
    keep_alive: Duration,
    /// Says what the events hold, without holding one.
    data: PhantomData<fn() -> T>,
}

impl<T: Serialize + 'static> EventStream<T> {
    /// The events of a stream; its items are [`Event`]s, or values alone.
    pub fn new<I, E>(stream: impl Stream<Item = Result<I, E>> + Send + 'static) -> Self
    where
        I: Into<Event<T>> + 'static,
        E: Into<BoxError> + 'static,
    {
        let events = written(stream, |item: I| event::write(item.into()));
        Self { events, keep_alive: KEEP_ALIVE, data: PhantomData }
    }

    /// The same with a comment sent after each `interval` without an event. Default: 15 seconds.
    pub fn with_keep_alive(self, interval: Duration) -> Self {
        Self { keep_alive: interval, ..self }
    }
}

impl<T> Answer for EventStream<T> {
    fn write(self, success: Success) -> Result<Response, Problem> {
        let events = Sse::new(self.events).keep_alive(KeepAlive::new().interval(self.keep_alive));
        let (parts, body) = events.into_response().into_parts();
        let mut response = success.body(body)?;
        response.headers_mut().extend(parts.headers);
        Ok(response)
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("keep_alive", &self.keep_alive).finish_non_exhaustive()
    }
}
