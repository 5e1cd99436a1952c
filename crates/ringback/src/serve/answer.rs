//! The answer of an operation while it is being made.
//!
//! Whatever happens, it ends in a response: a problem becomes one, a panic becomes a 500 problem and a line in the log.

use std::any::Any;
use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::{Body, HttpBody};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};

use crate::Problem;
use crate::serve::{Operation, Reply};

/// A future that ends in a response.
pub(super) struct Answer {
    reply: Reply,
    operation: Option<&'static Operation>,
    is_head: bool,
}

impl Answer {
    /// The answer of an operation.
    pub(super) fn to(operation: &'static Operation, reply: Reply) -> Self {
        Self { reply, operation: Some(operation), is_head: false }
    }

    /// The answer of a GET operation to HEAD: the same without content (RFC 9110 section 9.3.2).
    pub(super) fn to_head(operation: &'static Operation, reply: Reply) -> Self {
        Self { reply, operation: Some(operation), is_head: true }
    }

    /// A response that is there already.
    pub(super) fn ready(response: Response) -> Self {
        Self { reply: Box::pin(std::future::ready(Ok(response))), operation: None, is_head: false }
    }
}

impl Future for Answer {
    type Output = Result<Response, Infallible>;

    fn poll(mut self: Pin<&mut Self>, ctx: &mut Context<'_>) -> Poll<Self::Output> {
        // A future that panicked is never polled again, so nobody sees what it left half done.
        let polled = catch_unwind(AssertUnwindSafe(|| self.reply.as_mut().poll(ctx)));
        let result = match polled {
            Ok(poll) => ready!(poll),
            Err(payload) => Err(panicked(self.operation, &*payload)),
        };
        let mut response = result.unwrap_or_else(IntoResponse::into_response);
        if self.is_head {
            drop_content(&mut response);
        }
        Poll::Ready(Ok(response))
    }
}

/// Drops the content, but says how long it would be (RFC 9110 section 9.3.2).
fn drop_content(response: &mut Response) {
    let length = response.body().size_hint().exact();
    *response.body_mut() = Body::empty();
    if let Some(length) = length.filter(|length| *length > 0) {
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    }
}

/// Logs a panic and answers 500.
fn panicked(operation: Option<&'static Operation>, payload: &(dyn Any + Send)) -> Problem {
    let message = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message");
    let (method, path) = operation.map_or(("", ""), |operation| (operation.method.as_str(), operation.path));
    tracing::error!(method, path, panic = message, "an operation panicked");
    Problem::new(500)
}
