//! Content that is written while it comes into being.
//!
//! The status was sent long before a failure can happen, so a failure breaks the content off: the client sees that it
//! is not whole, the log says why, and neither is told to the other.

use std::error::Error;
use std::pin::Pin;

use futures_core::Stream;
use futures_util::StreamExt;

use crate::failure;

/// Any error.
pub(super) type BoxError = Box<dyn Error + Send + Sync>;

/// Items to come; one type for all streams.
pub(super) type Items<T> = Pin<Box<dyn Stream<Item = Result<T, BrokenOff>> + Send>>;

/// What the server is told of a failure, whose cause is in the log.
#[derive(Debug, thiserror::Error)]
#[error("the content was broken off")]
pub(super) struct BrokenOff;

/// Each item as `write` makes it; the first failure is logged and is the end.
pub(super) fn written<I, T, E>(
    stream: impl Stream<Item = Result<I, E>> + Send + 'static,
    write: fn(I) -> Result<T, BoxError>,
) -> Items<T>
where
    I: 'static,
    T: Send + 'static,
    E: Into<BoxError> + 'static,
{
    let written =
        stream.map(move |item| item.map_err(E::into).and_then(write).map_err(|error| broken_off(&*error)));
    Box::pin(written.scan(false, |is_over, item| {
        let is_after_the_end = std::mem::replace(is_over, item.is_err());
        std::future::ready((!is_after_the_end).then_some(item))
    }))
}

fn broken_off(error: &(dyn Error + 'static)) -> BrokenOff {
    failure::broke_off(error);
    BrokenOff
}
