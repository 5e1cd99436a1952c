//! The page: one document with its style and its script inside, which asks for nothing but the API beside it.
//!
//! It has no secrets: what it shows, it reads with the token that the person gave it. Its content security policy lets
//! only the very style and script run that stand in it (Content Security Policy Level 3 section 2.3.1).

use std::sync::LazyLock;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const DOCUMENT: &str = include_str!("page/page.html");
const STYLE: &str = include_str!("page/page.css");
const SCRIPT: &str = include_str!("page/page.js");

/// Where style and script go in the document.
const STYLE_PLACE: &str = "/* page.css */";
const SCRIPT_PLACE: &str = "/* page.js */";

struct Page {
    html: Bytes,
    policy: HeaderValue,
}

static PAGE: LazyLock<Page> = LazyLock::new(|| {
    let html = DOCUMENT.replace(STYLE_PLACE, STYLE).replace(SCRIPT_PLACE, SCRIPT);
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; connect-src 'self'; img-src data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        source(STYLE),
        source(SCRIPT)
    );
    Page { html: html.into(), policy: policy.try_into().expect("base64 and words are a header value") }
});

pub(super) fn router() -> Router {
    Router::new().route("/", get(answer))
}

async fn answer() -> Response {
    let fields: [(HeaderName, HeaderValue); 5] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, PAGE.policy.clone()),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (fields, PAGE.html.clone()).into_response()
}

/// The expression that lets this very text run, where it stands inside an element.
fn source(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}
