//! `application/jsonl`: JSON values, one a line.

use std::fmt;
use std::marker::PhantomData;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use futures_core::Stream;
use http::HeaderValue;
use serde::Serialize;

use crate::Problem;
use crate::respond::stream::{BoxError, Items, written};
use crate::respond::{Answer, Success};

const JSON_LINES: HeaderValue = HeaderValue::from_static("application/jsonl");

/// Values as they come, each in JSON on a line of its own: `application/jsonl`.
///
/// A failure in the middle is logged and breaks the content off, so that no client takes a part for the whole.
///
/// # Example
///
/// ```
/// use std::convert::Infallible;
///
/// use futures_util::stream;
/// use ringback::JsonLines;
///
/// let lines: JsonLines<u32> = JsonLines::new(stream::iter([Ok::<_, Infallible>(1), Ok(2)]));
/// ```
pub struct JsonLines<T> {
    lines: Items<Bytes>,
    /// Says what the lines hold, without holding one.
    value: PhantomData<fn() -> T>,
}

impl<T: Serialize + 'static> JsonLines<T> {
    /// The values of a stream.
    pub fn new<E>(stream: impl Stream<Item = Result<T, E>> + Send + 'static) -> Self
    where
        E: Into<BoxError> + 'static,
    {
        Self { lines: written(stream, |value: T| line(serde_json::to_vec(&value))), value: PhantomData }
    }
}

/// JSON as serde writes it holds no line end outside strings, and inside it is escaped.
fn line(json: serde_json::Result<Vec<u8>>) -> Result<Bytes, BoxError> {
    let mut line = json?;
    line.push(b'\n');
    Ok(line.into())
}

impl<T> Answer for JsonLines<T> {
    fn write(self, success: Success) -> Result<Response, Problem> {
        success.typed(JSON_LINES, Body::from_stream(self.lines))
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines").finish_non_exhaustive()
    }
}
