//! A successful response while it is being written: its status, its header fields, then its content.

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Serialize;

use crate::Problem;
use crate::callback::text;
use crate::failure;
use crate::respond::{Answer, Download};

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A successful response without its content.
#[derive(Debug)]
pub struct Success {
    status: StatusCode,
    headers: HeaderMap,
    /// A value that no header field can hold.
    refused: Option<Problem>,
}

/// A header field's value cannot be sent.
#[derive(Debug, thiserror::Error)]
#[error("the value of the header field `{name}` cannot be sent: it holds something other than visible ASCII")]
struct Unsendable {
    name: &'static str,
}

impl Success {
    /// A response of this status. Generated code passes statuses that were checked when it was made.
    pub fn new(status: u16) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
        Self { status, headers: HeaderMap::new(), refused: None }
    }

    /// Adds a header field with the text form of a scalar; `None` adds nothing.
    pub fn header(mut self, name: &'static str, value: &impl Serialize) -> Self {
        match header_field(name, value) {
            Ok(field) => self.headers.extend(field),
            Err(problem) => self.refused = Some(problem),
        }
        self
    }

    /// No content.
    ///
    /// # Errors
    ///
    /// 500 for a header field that cannot be sent.
    pub fn empty(self) -> Result<Response, Problem> {
        self.body(Body::empty())
    }

    /// A JSON value.
    ///
    /// # Errors
    ///
    /// 500 for a value that cannot be JSON, and as [`Success::empty`].
    pub fn json(self, value: &impl Serialize) -> Result<Response, Problem> {
        self.written(serde_json::to_vec(value))
    }

    /// Text, or octets, of this media type.
    ///
    /// # Errors
    ///
    /// As [`Success::empty`].
    pub fn octets(self, media_type: &'static str, octets: impl Into<Bytes>) -> Result<Response, Problem> {
        self.typed(HeaderValue::from_static(media_type), Body::from(octets.into()))
    }

    /// A file, of a media type that lies within this range.
    ///
    /// # Errors
    ///
    /// 500 for a file of another media type, and as [`Success::empty`].
    pub fn download(self, media_range: &'static str, file: Download) -> Result<Response, Problem> {
        file.write(media_range, self)
    }

    /// An answer that knows itself how it is written.
    ///
    /// # Errors
    ///
    /// 500 where it cannot be written, and as [`Success::empty`].
    pub fn answer(self, answer: impl Answer) -> Result<Response, Problem> {
        answer.write(self)
    }

    /// Content of this media type.
    pub(super) fn typed(self, media_type: HeaderValue, body: Body) -> Result<Response, Problem> {
        let mut response = self.body(body)?;
        response.headers_mut().insert(header::CONTENT_TYPE, media_type);
        Ok(response)
    }

    /// The response with this content.
    pub(super) fn body(self, body: Body) -> Result<Response, Problem> {
        if let Some(problem) = self.refused {
            return Err(problem);
        }
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        Ok(response)
    }

    /// Compiled once for all types.
    fn written(self, json: serde_json::Result<Vec<u8>>) -> Result<Response, Problem> {
        let json = json.map_err(|error| failure::logged(&error))?;
        self.typed(JSON, Body::from(json))
    }
}

/// The header field with the text form of a scalar; nothing for `None`.
///
/// # Errors
///
/// 500 for a value that no header field can hold; the log says which.
pub(crate) fn header_field(
    name: &'static str,
    value: &impl Serialize,
) -> Result<Option<(HeaderName, HeaderValue)>, Problem> {
    let is_missing = serde_json::to_value(value).is_ok_and(|value| value.is_null());
    if is_missing { Ok(None) } else { sendable(name, &text(value)).map(Some) }
}

/// Compiled once for all types.
fn sendable(name: &'static str, value: &str) -> Result<(HeaderName, HeaderValue), Problem> {
    match (HeaderName::try_from(name), HeaderValue::from_str(value)) {
        (Ok(name), Ok(value)) => Ok((name, value)),
        (Ok(_) | Err(_), _) => Err(failure::logged(&Unsendable { name })),
    }
}
