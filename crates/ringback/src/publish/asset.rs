//! A file that is served from static bytes.
//!
//! Each content coding has an entity tag of its own, since a strong tag stands for one sequence of octets (RFC 9110
//! section 8.8.3.3).

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
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

/// The bytes of a representation.
pub(super) struct Content {
    pub(super) bytes: Bytes,
    pub(super) coding: ContentCoding,
    /// The strong entity tag of just these bytes, quotes included.
    pub(super) tag: String,
}

impl Asset {
    /// The representation that suits a client best.
    fn content(&self, headers: &HeaderMap) -> Content {
        // Nothing is coded in no bytes at all.
        let coding = negotiate(headers, |coding| !self.coded(coding).is_empty());
        let bytes = Bytes::from_static(self.coded(coding));
        Content { bytes, coding, tag: tag(self.encoded.etag, coding) }
    }

    fn coded(&self, coding: ContentCoding) -> &'static [u8] {
        match coding {
            ContentCoding::Brotli => self.encoded.brotli,
            ContentCoding::Gzip => self.encoded.gzip,
            ContentCoding::Identity => self.encoded.identity,
        }
    }

    fn respond(&self, headers: &HeaderMap, content: Content) -> Response {
        let tag = HeaderValue::try_from(&content.tag);
        let mut response = if etag::is_known(headers, &content.tag) {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else {
            self.full(content)
        };
        let headers = response.headers_mut();
        if let Ok(tag) = tag {
            headers.insert(header::ETAG, tag);
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache.as_str()));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        response
    }

    fn full(&self, content: Content) -> Response {
        let length = content.bytes.len();
        let mut response = Response::new(Body::from(content.bytes));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        match content.coding {
            ContentCoding::Identity => {}
            coding @ (ContentCoding::Brotli | ContentCoding::Gzip) => {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.as_str()));
            }
        }
        if let Some(policy) = self.policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
            headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        }
        response
    }

    /// Answers GET and HEAD with this content, or else with what suits the client best.
    pub(super) fn answer(&self, request: &Request, content: Option<Content>) -> Response {
        let headers = request.headers();
        let respond = || self.respond(headers, content.unwrap_or_else(|| self.content(headers)));
        match *request.method() {
            Method::GET => respond(),
            Method::HEAD => respond().map(|_| Body::empty()),
            _ => method_not_allowed(HeaderValue::from_static("GET, HEAD")),
        }
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
        ready(Ok(self.answer(&request, None)))
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
