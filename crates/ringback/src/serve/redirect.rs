//! Sends a client that forgot, or added, a trailing slash to the path that exists.
//!
//! The location is relative, so no `Host` header and no prefix can lead it elsewhere; 308 keeps method and body
//! (RFC 9110 section 15.4.9).

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, Uri, header};
use tower::Service;

use crate::Problem;
use crate::serve::Request;

/// Redirects to the same path with, or without, the trailing slash.
#[derive(Clone, Copy)]
pub(crate) struct TrailingSlash;

impl Service<Request> for TrailingSlash {
    type Response = Response;
    type Error = Infallible;
    type Future = Ready<Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        // What a `Uri` holds always fits into a header; should that change, the path is simply not found.
        let response = match HeaderValue::try_from(location(request.uri())) {
            Ok(location) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response(),
            Err(_) => Problem::new(404).into_response(),
        };
        ready(Ok(response))
    }
}

/// The path with the slash where it had none and the other way round; `None` for `/`.
pub(super) fn twin(path: &str) -> Option<String> {
    match path.strip_suffix('/') {
        Some("") => None,
        Some(shorter) => Some(shorter.to_owned()),
        None => Some(format!("{path}/")),
    }
}

/// Relative to the request's own URL (RFC 3986 section 4.2). Only the last segment is named, so it also holds where the
/// router stands behind a prefix; `./` or `../` in front keeps a segment such as `a:b` from reading as a scheme.
fn location(uri: &Uri) -> String {
    let path = uri.path();
    let (shorter, is_longer) = path.strip_suffix('/').map_or((path, false), |shorter| (shorter, true));
    let last = shorter.rsplit('/').next().unwrap_or_default();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    if is_longer { format!("../{last}{query}") } else { format!("./{last}/{query}") }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    #[test]
    fn a_path_has_one_twin_and_the_root_none() {
        assert_eq!(twin("/invoices/").as_deref(), Some("/invoices"));
        assert_eq!(twin("/invoices/{id}").as_deref(), Some("/invoices/{id}/"));
        assert_eq!(twin("/"), None);
    }

    #[test]
    fn the_location_leads_to_the_twin_wherever_the_router_stands() {
        for (inner, at, expected) in [
            ("/invoices", "https://a.b/invoices", "https://a.b/invoices/"),
            ("/invoices?a=%2F&b", "https://a.b/v1/invoices?a=%2F&b", "https://a.b/v1/invoices/?a=%2F&b"),
            ("/invoices/", "https://a.b/v1/invoices/", "https://a.b/v1/invoices"),
            ("/invoices/7/?q=1", "https://a.b/v1/invoices/7/?q=1", "https://a.b/v1/invoices/7?q=1"),
            ("/invoices/a:b", "https://a.b/invoices/a:b", "https://a.b/invoices/a:b/"),
            (
                "/x/javascript:alert(1)/",
                "https://a.b/x/javascript:alert(1)/",
                "https://a.b/x/javascript:alert(1)",
            ),
        ] {
            let location = location(&inner.parse().unwrap());
            let joined = Url::parse(at).unwrap().join(&location).unwrap();
            assert_eq!(joined.as_str(), expected, "{location}");
        }
    }

    #[test]
    fn no_segment_leads_to_another_host() {
        for segment in
            ["%2F%2Fevil.example", "%5C%5Cevil.example", "..", "http:evil.example", "@evil.example"]
        {
            let inner: Uri = format!("/{segment}").parse().unwrap();
            let joined = Url::parse("https://a.b/x").unwrap().join(&location(&inner)).unwrap();
            assert_eq!(joined.host_str(), Some("a.b"), "{segment}");
        }
    }
}
