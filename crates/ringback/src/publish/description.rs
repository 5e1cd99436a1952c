//! The document, which says where it is served.
//!
//! One that names no server says `/`. Where its router is nested in another at a prefix, paths begin there, so the
//! address says so; of a prefix that a proxy takes away only `configure().server(…)` can tell.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use axum::body::Bytes;
use axum::extract::NestedPath;
use axum::response::Response;
use tower::Service;

use crate::publish::asset::{Asset, Content};
use crate::publish::encoding::ContentCoding;
use crate::serve::Request;

/// The document in one notation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Description {
    pub(super) asset: Asset,
    pub(super) notation: Notation,
}

/// How the document is written, by the build.
#[derive(Debug, Clone, Copy)]
pub(super) enum Notation {
    Json,
    Yaml,
}

impl Notation {
    /// What stands before the address of the first server, and the address `/`.
    fn default_server(self) -> (&'static str, &'static str) {
        match self {
            Self::Json => ("\n  \"servers\": [\n    {\n      \"url\": ", "\"/\""),
            Self::Yaml => ("\nservers:\n- url: ", "/"),
        }
    }
}

impl Description {
    /// The document of a router that is nested at `prefix`; `None` where its server is not `/`.
    ///
    /// It is not compressed: that was done at build time, when nobody knew of the prefix.
    fn at(&self, prefix: &str) -> Option<Content> {
        let text = std::str::from_utf8(self.asset.encoded.identity).ok()?;
        let (before, address) = self.notation.default_server();
        let (head, rest) = text.split_once(before)?;
        let rest = rest.strip_prefix(address).filter(|rest| rest.starts_with(['\n', ',']))?;
        // A string of JSON is one of YAML too.
        let moved = serde_json::Value::from(prefix).to_string();
        let bytes = Bytes::from([head, before, &moved, rest].concat());
        let tag = format!("\"{}-at-{prefix}\"", self.asset.encoded.etag.trim().trim_matches('"'));
        Some(Content { bytes, coding: ContentCoding::Identity, tag })
    }
}

impl Service<Request> for Description {
    type Response = Response;
    type Error = Infallible;
    type Future = Ready<Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let prefix = request.extensions().get::<NestedPath>().map(|path| path.as_str().trim_end_matches('/'));
        // A prefix with a parameter in it is no address.
        let prefix = prefix.filter(|prefix| !prefix.is_empty() && !prefix.contains(['{', '"']));
        let content = prefix.and_then(|prefix| self.at(prefix));
        ready(Ok(self.asset.answer(&request, content)))
    }
}
