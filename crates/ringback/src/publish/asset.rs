//! A file that is served from static bytes.
//!
//! Each content coding has an entity tag of its own, since a strong tag stands for one sequence of octets (RFC 9110
//! section 8.8.3.3).

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use axum::body::Body;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use tower::Service;

use crate::document::Encoded;
use crate::publish::encoding::{ContentCoding, negotiate};
use crate::publish::etag;
use crate::serve::{Request, method_not_allowed};

/// A file that is served from static bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asset {
    pub(super) content_type: &'static str,
    pub(super) cache: Cache,
    pub(super) policy: Option<&'static str>,
    pub(super) encoded: &'static Encoded,
}

/// How long a client may keep a file (RFC 9111 section 5.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cache {
    /// It may change with each release: ask each time, by entity tag.
    Revalidate,
    /// Its name changes with its content: for a year, without asking.
    #[cfg_attr(
        not(feature = "docs"),
        expect(dead_code, reason = "only the pages' own files are named by content")
    )]
    Forever,
}

impl Cache {
    fn as_str(self) -> &'static str {
        match self {
            Self::Revalidate => "no-cache",
            Self::Forever => "public, max-age=31536000, immutable",
        }
    }
}

impl Asset {
    fn respond(&self, headers: &HeaderMap) -> Response {
        let coding = negotiate(headers);
        let tag = tag(self.encoded.etag, coding);
        let is_known = etag::is_known(headers, &tag);
        let mut response = if is_known {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else {
            self.full(coding)
        };
        let headers = response.headers_mut();
        if let Ok(tag) = HeaderValue::try_from(tag) {
            headers.insert(header::ETAG, tag);
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache.as_str()));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        response
    }

    fn full(&self, coding: ContentCoding) -> Response {
        let (bytes, name) = match coding {
            ContentCoding::Brotli => (self.encoded.brotli, Some(coding.as_str())),
            ContentCoding::Gzip => (self.encoded.gzip, Some(coding.as_str())),
            ContentCoding::Identity => (self.encoded.identity, None),
        };
        let mut response = Response::new(Body::from(bytes));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if let Some(name) = name {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        if let Some(policy) = self.policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
            headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        }
        response
    }
}

impl Service<Request> for Asset {
    type Response = Response;
    type Error = Infallible;
    type Future = Ready<Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        ready(Ok(match *request.method() {
            Method::GET => self.respond(request.headers()),
            Method::HEAD => self.respond(request.headers()).map(|_| Body::empty()),
            _ => method_not_allowed(HeaderValue::from_static("GET, HEAD")),
        }))
    }
}

/// `"abc"` as it is, `"abc-br"` and `"abc-gzip"` coded.
fn tag(etag: &str, coding: ContentCoding) -> String {
    let opaque = etag.trim().trim_matches('"');
    match coding {
        ContentCoding::Identity => format!("\"{opaque}\""),
        ContentCoding::Brotli | ContentCoding::Gzip => format!("\"{opaque}-{}\"", coding.as_str()),
    }
}
