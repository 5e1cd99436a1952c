//! One attempt: signed, sent once, timed. Knows no database.

use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use ringback::callback::{CallbackError, Client, Received};
use ringback::signing::{SignError, signed_fields};

use crate::dispatch::claim::{Claimed, Unsendable};

/// An attempt that ended.
#[derive(Debug)]
pub(super) struct Attempted {
    pub(super) message: Claimed,
    /// When it began, in milliseconds since 1970-01-01 UTC.
    pub(super) started_at_ms: i64,
    pub(super) took: Duration,
    pub(super) result: Result<Received, Failed>,
}

/// Why no answer came.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failed {
    /// What stands in the database is no request of ours.
    #[error(transparent)]
    Unsendable(#[from] Unsendable),
    /// It could not be signed.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// A defect ended it.
    #[error("the attempt panicked")]
    Panicked,
    /// It was sent, or was to be.
    #[error(transparent)]
    Exchange(#[from] CallbackError),
}

/// Sends `message`, claimed at `now_ms`.
pub(super) async fn attempt(client: Client, message: Claimed, now_ms: i64) -> Attempted {
    let start = Instant::now();
    // An attempt that panics is one that failed: its message must not stay leased.
    let sending = AssertUnwindSafe(send(&client, &message, now_ms / 1_000));
    let result = sending.catch_unwind().await.unwrap_or(Err(Failed::Panicked));
    Attempted { message, started_at_ms: now_ms, took: start.elapsed(), result }
}

async fn send(client: &Client, message: &Claimed, now_s: i64) -> Result<Received, Failed> {
    let sendable = message.sendable.as_ref().map_err(|error| *error)?;
    let fields = signed_fields(message.delivery.id.as_str(), now_s, sendable.request.body(), &sendable.keys)?;
    Ok(client.exchange(&sendable.request, &fields).await?)
}
