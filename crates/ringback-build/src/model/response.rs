//! The Responses Object (OAS 3.1.1 section 4.8.16).

use std::fmt;

use crate::model::{RustType, Schema};

/// What an operation answers. The problems every operation may answer with are not listed: emitting adds them.
#[derive(Debug)]
pub struct Response {
    /// The status of success.
    pub status: StatusCode,
    /// What success carries. For an operation the schema is for writing, for a callback for reading.
    pub content: ResponseContent,
    /// `E` of `Result<T, E>`: index into [`crate::model::Contract::problems`].
    pub problem: Option<usize>,
}

/// What success carries.
#[derive(Debug)]
pub enum ResponseContent {
    /// `()`: nothing, 204.
    Empty,
    /// `T`: a JSON value.
    Json {
        /// The type that is written.
        ty: RustType,
        /// Its schema.
        schema: Schema,
    },
    /// `Option<T>`: a JSON value, or a 404 problem.
    JsonOrNotFound {
        /// The type that is written, without `Option`.
        ty: RustType,
        /// Its schema.
        schema: Schema,
    },
}

/// A status code of RFC 9110 section 15: 100 to 599.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusCode(u16);

impl StatusCode {
    /// 200
    pub const OK: Self = Self(200);
    /// 204
    pub const NO_CONTENT: Self = Self(204);

    /// `None` outside 100 to 599.
    pub fn new(code: u16) -> Option<Self> {
        (100..=599).contains(&code).then_some(Self(code))
    }

    /// The number.
    pub fn as_u16(self) -> u16 {
        self.0
    }

    /// The class of the status (RFC 9110 section 15).
    fn class(self) -> &'static str {
        match self.0 {
            100..200 => "Informational",
            200..300 => "Successful",
            300..400 => "Redirection",
            400..500 => "Client Error",
            _ => "Server Error",
        }
    }

    /// What the status means (RFC 9110 section 15, RFC 4918, RFC 6585, RFC 8470); its class where it is not listed there.
    pub fn phrase(self) -> &'static str {
        match self.0 {
            200 => "OK",
            201 => "Created",
            202 => "Accepted",
            203 => "Non-Authoritative Information",
            204 => "No Content",
            205 => "Reset Content",
            206 => "Partial Content",
            400 => "Bad Request",
            401 => "Unauthorized",
            402 => "Payment Required",
            403 => "Forbidden",
            404 => "Not Found",
            405 => "Method Not Allowed",
            406 => "Not Acceptable",
            407 => "Proxy Authentication Required",
            408 => "Request Timeout",
            409 => "Conflict",
            410 => "Gone",
            411 => "Length Required",
            412 => "Precondition Failed",
            413 => "Content Too Large",
            414 => "URI Too Long",
            415 => "Unsupported Media Type",
            416 => "Range Not Satisfiable",
            417 => "Expectation Failed",
            421 => "Misdirected Request",
            422 => "Unprocessable Content",
            423 => "Locked",
            424 => "Failed Dependency",
            425 => "Too Early",
            426 => "Upgrade Required",
            428 => "Precondition Required",
            429 => "Too Many Requests",
            431 => "Request Header Fields Too Large",
            451 => "Unavailable For Legal Reasons",
            500 => "Internal Server Error",
            501 => "Not Implemented",
            502 => "Bad Gateway",
            503 => "Service Unavailable",
            504 => "Gateway Timeout",
            505 => "HTTP Version Not Supported",
            507 => "Insufficient Storage",
            _ => self.class(),
        }
    }
}

impl fmt::Display for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
