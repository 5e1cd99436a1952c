//! Hands a body to the parser of its parts in small pieces, one at a time.
//!
//! The parser takes whatever is there before it uses what it has. So each piece is followed by a pause in which it works,
//! and what it holds stays small however large the body is.

use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use axum::body::BodyDataStream;
use bytes::Bytes;
use futures_core::Stream;

/// The longest piece.
const PIECE: usize = 16 * 1024;

/// The most octets that are handed over while the parser finds nothing: the head of a part is never so long.
const MAX_WAITING: usize = 64 * 1024;

/// A body in pieces.
pub(super) struct Paced {
    body: BodyDataStream,
    /// What is left of the last frame.
    rest: Bytes,
    is_pausing: bool,
    waiting: Waiting,
}

/// How many octets the parser took since it last found something.
#[derive(Clone, Default)]
pub(super) struct Waiting(Arc<AtomicUsize>);

impl Waiting {
    /// The parser found something.
    pub(super) fn is_over(&self) {
        self.0.store(0, Ordering::Relaxed);
    }
}

/// The parser found nothing for too long.
#[derive(Debug, thiserror::Error)]
#[error("the head of a part has no end")]
pub(super) struct EndlessHead;

impl Paced {
    pub(super) fn new(body: BodyDataStream, waiting: Waiting) -> Self {
        Self { body, rest: Bytes::new(), is_pausing: false, waiting }
    }

    fn piece(&mut self) -> Bytes {
        let piece = self.rest.split_to(self.rest.len().min(PIECE));
        self.waiting.0.fetch_add(piece.len(), Ordering::Relaxed);
        self.is_pausing = true;
        piece
    }
}

impl Stream for Paced {
    type Item = Result<Bytes, Box<dyn Error + Send + Sync>>;

    fn poll_next(mut self: Pin<&mut Self>, ctx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::take(&mut self.is_pausing) {
            ctx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if self.waiting.0.load(Ordering::Relaxed) > MAX_WAITING {
            return Poll::Ready(Some(Err(EndlessHead.into())));
        }
        while self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_next(ctx)) {
                Some(Ok(frame)) => self.rest = frame,
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                None => return Poll::Ready(None),
            }
        }
        Poll::Ready(Some(Ok(self.piece())))
    }
}
