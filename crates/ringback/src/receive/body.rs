//! Buffers a request's content, up to the limit.
//!
//! The limit is Axum's: 2 MB, or what an `axum::extract::DefaultBodyLimit` layer says.

use std::error::Error;

use axum::RequestExt;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, header};
use http_body_util::{BodyExt, LengthLimitError};

use crate::Problem;
use crate::serve::Request;

/// The head and the whole content; 413 as soon as it passes the limit, 400 where the client breaks off.
pub(super) async fn read(request: Request) -> Result<(Parts, Bytes), Problem> {
    let (parts, body) = request.with_limited_body().into_parts();
    match body.collect().await {
        Ok(collected) => Ok((parts, collected.to_bytes())),
        Err(error) => Err(refusal(&error)),
    }
}

fn refusal(error: &axum::Error) -> Problem {
    let error: &(dyn Error + 'static) = error;
    let mut causes = std::iter::successors(Some(error), |&error| error.source());
    if causes.any(<dyn Error>::is::<LengthLimitError>) {
        return Problem::new(413).with_detail("The body is larger than this API takes.");
    }
    Problem::new(400).with_detail("The body could not be read to its end.")
}

/// Whether `Content-Type` is `application/json`, or a media type with the suffix `+json` (RFC 6839 section 3.1).
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return false;
    };
    let Ok(value) = value.to_str() else {
        return false;
    };
    let essence = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.split_once('/') {
        Some(("application", "json")) => true,
        Some(("application", subtype)) => subtype.len() > "+json".len() && subtype.ends_with("+json"),
        Some(_) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn check(content_types: &[&'static str], expected: bool) {
        let mut headers = HeaderMap::new();
        for value in content_types {
            headers.append(header::CONTENT_TYPE, HeaderValue::from_static(value));
        }
        assert_eq!(is_json(&headers), expected, "{content_types:?}");
    }

    #[test]
    fn json_and_what_is_built_on_it_is_accepted() {
        check(&["application/json"], true);
        check(&["Application/JSON; charset=utf-8"], true);
        check(&["application/vnd.invoice+json"], true);
    }

    #[test]
    fn anything_else_is_not() {
        check(&[], false);
        check(&["application/json", "application/json"], false);
        for value in
            ["", "json", "text/json", "text/plain", "application/jsonx", "application/+json", "text/x+json"]
        {
            check(&[value], false);
        }
    }
}
