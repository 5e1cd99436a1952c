//! Runtime expressions (OAS 3.1.1 section 4.8.20.3, "Runtime Expressions").
//!
//! A value of [`RuntimeExpression`] is always in conforming form: FastAPI's shorthands are resolved before.

use std::fmt;

use crate::model::RustIdent;

/// An expression that reads an exchange: the request of an operation, or its successful answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuntimeExpression {
    /// Where the value comes from.
    pub source: Source,
    /// How generated Rust reaches the value, from the parameter or the body inwards. Empty for a parameter.
    pub steps: Vec<FieldStep>,
}

/// The source of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// `$url`
    Url,
    /// `$method`
    Method,
    /// `$statusCode`
    StatusCode,
    /// `$request.path.name`
    Path(String),
    /// `$request.query.name`
    Query(String),
    /// `$request.header.name`, in lower case.
    Header(String),
    /// `$request.body#/pointer`
    Body(JsonPointer),
    /// `$response.body#/pointer`
    ResponseBody(JsonPointer),
    /// `$response.header.name`, as it is declared.
    ResponseHeader(String),
}

impl Source {
    /// Whether it is known only once the operation has answered.
    pub fn is_of_answer(&self) -> bool {
        match self {
            Self::ResponseBody(_) | Self::ResponseHeader(_) => true,
            Self::Url
            | Self::Method
            | Self::StatusCode
            | Self::Path(_)
            | Self::Query(_)
            | Self::Header(_)
            | Self::Body(_) => false,
        }
    }
}

/// A JSON Pointer (RFC 6901), as decoded reference tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonPointer(pub Vec<String>);

/// One step of generated Rust towards a value in the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldStep {
    /// `.field`
    Field(RustIdent),
    /// `.0` of a newtype.
    Newtype,
    /// Into an `Option`: `.as_ref()?`.
    Some,
    /// `.get(index)?` of an array.
    Index(usize),
    /// `.get("key")?` of a map.
    Key(String),
}

impl FieldStep {
    /// Whether the value may turn out to be missing at this step.
    pub fn may_be_missing(&self) -> bool {
        match self {
            Self::Field(_) | Self::Newtype => false,
            Self::Some | Self::Index(_) | Self::Key(_) => true,
        }
    }
}

impl fmt::Display for RuntimeExpression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::Url => f.write_str("$url"),
            Source::Method => f.write_str("$method"),
            Source::StatusCode => f.write_str("$statusCode"),
            Source::Path(name) => write!(f, "$request.path.{name}"),
            Source::Query(name) => write!(f, "$request.query.{name}"),
            Source::Header(name) => write!(f, "$request.header.{name}"),
            Source::Body(pointer) => write!(f, "$request.body#{pointer}"),
            Source::ResponseBody(pointer) => write!(f, "$response.body#{pointer}"),
            Source::ResponseHeader(name) => write!(f, "$response.header.{name}"),
        }
    }
}

impl fmt::Display for JsonPointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|token| write!(f, "/{}", token.replace('~', "~0").replace('/', "~1")))
    }
}
