//! Where in the parent's exchange a part of a callback's address came from.
//!
//! Names a place, never holds the value. The sources of the runtime expressions of OpenAPI 3.1.

use std::fmt;

/// Where in the parent's request, or its answer, a value was found: `$request.query.callback_url` is
/// `Source::Query("callback_url")`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// `$url`: the URL of the request.
    Url,
    /// `$method`: its method.
    Method,
    /// `$statusCode`: the status of the answer.
    StatusCode,
    /// `$request.path.name`: a part of the path, by the parameter's name.
    Path(&'static str),
    /// `$request.query.name`: a query parameter, by its name.
    Query(&'static str),
    /// `$request.header.name`: a header, by its name.
    Header(&'static str),
    /// `$request.body#/pointer`: a part of the body, by its JSON Pointer (RFC 6901).
    Body(&'static str),
    /// `$response.body#/pointer`: a part of the answer's body, by its JSON Pointer.
    ResponseBody(&'static str),
    /// `$response.header.name`: a header field of the answer, by its name.
    ResponseHeader(&'static str),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url => f.write_str("the request's URL"),
            Self::Method => f.write_str("the request's method"),
            Self::StatusCode => f.write_str("the answer's status"),
            Self::Path(name) => write!(f, "path parameter `{name}`"),
            Self::Query(name) => write!(f, "query parameter `{name}`"),
            Self::Header(name) => write!(f, "header `{name}`"),
            Self::Body(pointer) => write!(f, "`{pointer}` of the body"),
            Self::ResponseBody(pointer) => write!(f, "`{pointer}` of the answer"),
            Self::ResponseHeader(name) => write!(f, "header `{name}` of the answer"),
        }
    }
}
