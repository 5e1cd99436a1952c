//! Buffers a request's content, up to the limit.
//!
//! The limit is the contract's where it says one, else Axum's: 2 MB, or what an `axum::extract::DefaultBodyLimit` layer
//! says.

use std::error::Error;

use axum::RequestExt;
use axum::body::HttpBody;
use axum::extract::DefaultBodyLimit;
use bytes::Bytes;
use http::request::Parts;
use http_body_util::{BodyExt, LengthLimitError};

use crate::Problem;
use crate::serve::Request;

/// The head and the whole content; 413 as soon as it passes the limit, 400 where the client breaks off.
pub(crate) async fn read(request: Request) -> Result<(Parts, Bytes), Problem> {
    let (parts, body) = request.with_limited_body().into_parts();
    match body.collect().await {
        Ok(collected) => Ok((parts, collected.to_bytes())),
        Err(error) => Err(refusal(&error)),
    }
}

/// The request, to be read up to this limit whatever a layer says; 413 at once where its length is known to be beyond.
///
/// # Errors
///
/// 413.
pub fn limited(mut request: Request, max_bytes: u64) -> Result<Request, Problem> {
    if request.body().size_hint().lower() > max_bytes {
        return Err(too_large());
    }
    DefaultBodyLimit::max(usize::try_from(max_bytes).unwrap_or(usize::MAX)).apply(&mut request);
    Ok(request)
}

pub(super) fn too_large() -> Problem {
    Problem::new(413).with_detail("The body is larger than this API takes.")
}

/// 413 where the body is over the limit, 400 where the client broke off.
pub(super) fn refusal(error: &(dyn Error + 'static)) -> Problem {
    let mut causes = std::iter::successors(Some(error), |&error| error.source());
    if causes.any(<dyn Error>::is::<LengthLimitError>) {
        return too_large();
    }
    Problem::new(400).with_detail("The body could not be read to its end.")
}
