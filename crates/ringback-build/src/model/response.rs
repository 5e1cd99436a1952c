//! The Responses Object (OAS 3.1.1 section 4.8.16).

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
}
