//! The Responses Object (OAS 3.1.1 section 4.8.16).

use std::fmt;

use crate::model::{MediaRange, RustType, Schema};

/// What an operation answers. The problems every operation may answer with are not listed: emitting adds them.
#[derive(Debug)]
pub struct Response {
    /// The status of success; that of no response where the type declares several.
    pub status: StatusCode,
    /// What success carries. For an operation the schema is for writing, for a callback for reading.
    pub content: ResponseContent,
    /// `Option<T>`: where there is nothing, the answer is a 404 problem.
    pub may_miss: bool,
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
    /// Text, or octets that are no JSON.
    Octets {
        /// The type that is written.
        ty: RustType,
        /// Its media type, never a range.
        media_type: MediaRange,
        /// Whether they are text in UTF-8.
        is_text: bool,
    },
    /// `Download`: a file.
    Download {
        /// The media types it may have.
        media_range: MediaRange,
    },
    /// `Redirect`: nothing but where to go on.
    Redirect,
    /// Items that are written as they come (OAS 3.2.0 section 4.14.2, sequential media types).
    Sequence {
        /// The type that is written.
        ty: RustType,
        /// How the items follow one another.
        form: SequenceForm,
        /// The schema of one item.
        item: Schema,
    },
    /// A type that derives `Response`, which says status, header fields and content itself.
    Declared {
        /// The type that is written.
        ty: RustType,
        /// Index into [`crate::model::Contract::responses`].
        index: usize,
    },
}

impl ResponseContent {
    /// The schema of the JSON value, where it is one.
    pub fn json(&self) -> Option<&Schema> {
        match self {
            Self::Json { schema, .. } => Some(schema),
            Self::Empty
            | Self::Octets { .. }
            | Self::Download { .. }
            | Self::Redirect
            | Self::Sequence { .. }
            | Self::Declared { .. } => None,
        }
    }
}

/// How the items of a sequence follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SequenceForm {
    /// `EventStream<T>`: `text/event-stream`, each item in JSON as the `data` of an event.
    Events,
    /// `JsonLines<T>`: `application/jsonl`, each item in JSON on a line of its own.
    JsonLines,
}

impl SequenceForm {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Events => "text/event-stream",
            Self::JsonLines => "application/jsonl",
        }
    }
}

/// A status code of RFC 9110 section 15: 100 to 599.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusCode(u16);

impl StatusCode {
    /// 200
    pub const OK: Self = Self(200);
    /// 204
    pub const NO_CONTENT: Self = Self(204);
    /// 303
    pub const SEE_OTHER: Self = Self(303);

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
            300 => "Multiple Choices",
            301 => "Moved Permanently",
            302 => "Found",
            303 => "See Other",
            304 => "Not Modified",
            307 => "Temporary Redirect",
            308 => "Permanent Redirect",
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
