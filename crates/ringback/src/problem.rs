//! Problem details, the shape of every error on the wire.
//!
//! A problem never carries what the client sent, nor the cause of an internal failure.
//!
//! Source: RFC 9457.

use std::fmt;

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::respond::header_field;

/// The media type of a problem (RFC 9457 section 3).
const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Problem details for an HTTP answer (RFC 9457).
///
/// Every error that Ringback answers with is one. An operation declares its own with an enum that derives
/// [`Problem`](derive@crate::Problem); hand-written handlers may answer with this type directly.
///
/// # Example
///
/// ```
/// use axum::response::IntoResponse;
/// use ringback::Problem;
///
/// let problem = Problem::new(409)
///     .with_title("Invoice exists already")
///     .with_detail("Another invoice has this id.")
///     .with("id", &"2expen51ve");
/// let response = problem.into_response();
/// assert_eq!(response.status(), 409);
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// ```
#[derive(Clone)]
pub struct Problem(Box<Members>);

/// Boxed, so that `Result<_, Problem>` stays small.
#[derive(Clone)]
struct Members {
    status: StatusCode,
    /// All but `status`.
    others: Map<String, Value>,
    headers: HeaderMap,
}

impl Problem {
    /// A problem of this status, titled by the status's phrase.
    ///
    /// A number outside 400 to 599 is a mistake of the program and becomes 500.
    pub fn new(status: u16) -> Self {
        let status = StatusCode::from_u16(status)
            .ok()
            .filter(|status| status.is_client_error() || status.is_server_error())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self(Box::new(Members { status, others: Map::new(), headers: HeaderMap::new() }))
    }

    /// Sets `type`, a URI reference that identifies the kind of problem (RFC 9457 section 3.1.1).
    ///
    /// Default: absent, which means `about:blank`.
    pub fn with_type(self, uri: impl Into<String>) -> Self {
        self.with_member("type", Value::String(uri.into()))
    }

    /// Sets `title`, a summary of the kind of problem (RFC 9457 section 3.1.3).
    ///
    /// Default: the status's phrase.
    pub fn with_title(self, title: impl Into<String>) -> Self {
        self.with_member("title", Value::String(title.into()))
    }

    /// Sets `detail`, an explanation of this occurrence (RFC 9457 section 3.1.4).
    ///
    /// Default: absent.
    pub fn with_detail(self, detail: impl Into<String>) -> Self {
        self.with_member("detail", Value::String(detail.into()))
    }

    /// Sets a member, usually an extension member (RFC 9457 section 3.2).
    ///
    /// `status` cannot be set: it always is the answer's own. A value that cannot be JSON, such as a map with
    /// keys that are no strings, is left out and logged.
    pub fn with(self, member: &str, value: &impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(value) => self.with_member(member, value),
            Err(error) => {
                tracing::error!(member, %error, "failed to write a member of a problem");
                self
            }
        }
    }

    /// Adds a header field to the answer, such as `WWW-Authenticate`.
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers.append(name, value);
        self
    }

    /// Adds a header field with the text form of a scalar, such as `Retry-After`; `None` adds nothing.
    ///
    /// The problem becomes an internal failure, 500, where no header field can hold the value; the log says which.
    pub fn with_header_text(mut self, name: &'static str, value: &impl Serialize) -> Self {
        match header_field(name, value) {
            Ok(field) => {
                self.0.headers.extend(field);
                self
            }
            Err(problem) => problem,
        }
    }

    /// The header fields that were added.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    fn with_member(mut self, member: &str, value: Value) -> Self {
        if member != "status" {
            self.0.others.insert(member.to_owned(), value);
        }
        self
    }

    /// The members in the order of RFC 9457 section 3.1, extensions last.
    fn to_json(&self) -> Map<String, Value> {
        let Members { status, others, .. } = &*self.0;
        let mut json = Map::new();
        let copy = |json: &mut Map<String, Value>, member: &str| {
            if let Some(value) = others.get(member) {
                json.insert(member.to_owned(), value.clone());
            }
        };
        copy(&mut json, "type");
        json.insert("title".to_owned(), Value::from(phrase(*status)));
        copy(&mut json, "title");
        json.insert("status".to_owned(), Value::from(status.as_u16()));
        for member in others.keys() {
            copy(&mut json, member);
        }
        json
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = Value::Object(self.to_json()).to_string();
        let mut response = (self.0.status, [(header::CONTENT_TYPE, MEDIA_TYPE)], body).into_response();
        response.headers_mut().extend(self.0.headers);
        response
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Problem").field(&self.to_json()).finish()
    }
}

/// The phrase of RFC 9110; `http` still has those of older RFCs for two of them.
fn phrase(status: StatusCode) -> &'static str {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => "Content Too Large",
        StatusCode::UNPROCESSABLE_ENTITY => "Unprocessable Content",
        other => other.canonical_reason().unwrap_or("Error"),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(problem: &Problem, expected: &Expect) {
        expected.assert_eq(&Value::Object(problem.to_json()).to_string());
    }

    #[test]
    fn the_title_is_the_phrase_of_the_status() {
        check(&Problem::new(404), &expect![[r#"{"title":"Not Found","status":404}"#]]);
        check(&Problem::new(422), &expect![[r#"{"title":"Unprocessable Content","status":422}"#]]);
        check(&Problem::new(413), &expect![[r#"{"title":"Content Too Large","status":413}"#]]);
    }

    #[test]
    fn members_stand_in_the_order_of_the_rfc() {
        let problem = Problem::new(409)
            .with("id", &7)
            .with_detail("Another has this id.")
            .with_title("Exists already")
            .with_type("https://example.com/exists");
        check(
            &problem,
            &expect![[
                r#"{"type":"https://example.com/exists","title":"Exists already","status":409,"id":7,"detail":"Another has this id."}"#
            ]],
        );
    }

    #[test]
    fn the_status_member_is_always_the_answers_own() {
        check(&Problem::new(409).with("status", &200), &expect![[r#"{"title":"Conflict","status":409}"#]]);
    }

    #[test]
    fn a_status_that_is_no_error_becomes_500() {
        for status in [0, 99, 101, 200, 308, 600, u16::MAX] {
            assert_eq!(Problem::new(status).status(), 500, "{status}");
        }
    }

    #[test]
    fn a_member_that_cannot_be_json_is_left_out() {
        let map = std::collections::BTreeMap::from([([1_u8], 2_u8)]);
        check(&Problem::new(409).with("map", &map), &expect![[r#"{"title":"Conflict","status":409}"#]]);
    }
}
