//! Metrics over HTTP, for Prometheus.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use ringback::Problem;

use crate::admin::AdminToken;
use crate::{Database, Outbox};

/// The text format of Prometheus.
const CONTENT_TYPE: HeaderValue = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");

const CHALLENGE: HeaderValue = HeaderValue::from_static("Bearer realm=\"Operator\"");

struct Metrics<DB: Database> {
    outbox: Outbox<DB>,
    token: AdminToken,
}

/// Serves [`Outbox::metrics`] at `/metrics` to whoever shows `token`.
///
/// [`router`](crate::admin::router) has it already, for operators. Nest it elsewhere with a token of its own, so that who
/// scrapes can do nothing else.
pub fn metrics<DB: Database>(outbox: &Outbox<DB>, token: &AdminToken) -> Router {
    let metrics = Metrics { outbox: outbox.clone(), token: token.clone() };
    Router::new().route("/metrics", get(answer::<DB>)).with_state(Arc::new(metrics))
}

async fn answer<DB: Database>(State(metrics): State<Arc<Metrics<DB>>>, headers: HeaderMap) -> Response {
    if !shows(&headers, &metrics.token) {
        let unauthorized = Problem::new(StatusCode::UNAUTHORIZED.as_u16());
        return unauthorized.with_header(header::WWW_AUTHENTICATE, CHALLENGE).into_response();
    }
    match metrics.outbox.metrics().await {
        Ok(text) => ([(header::CONTENT_TYPE, CONTENT_TYPE)], text).into_response(),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "metrics could not be read");
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR.as_u16()).into_response()
        }
    }
}

/// The name of a scheme is in capitals or not (RFC 9110 section 11.1).
fn shows(headers: &HeaderMap, token: &AdminToken) -> bool {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let credential = value.and_then(|value| value.split_once(' '));
    credential.is_some_and(|(scheme, shown)| scheme.eq_ignore_ascii_case("bearer") && token.is(shown.trim()))
}
