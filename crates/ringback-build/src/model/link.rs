//! The Link Object (OAS 3.1.1 section 4.8.20).

use std::fmt;

use crate::model::{JsonPointer, OperationId, ParameterLocation, RuntimeExpression, StatusCode};

/// What an answer says of an operation that may be called next.
#[derive(Debug)]
pub struct Link {
    /// The operation it leads to.
    pub operation: OperationId,
    /// What its parameters get, in the order of the source.
    pub arguments: Vec<LinkArgument>,
    /// The statuses of the answers that have all that it reads; never empty.
    pub statuses: Vec<StatusCode>,
}

/// A parameter of the next operation, and where its value comes from.
#[derive(Debug)]
pub struct LinkArgument {
    /// Where the parameter is carried.
    pub location: ParameterLocation,
    /// Its name on the wire.
    pub name: String,
    /// Its value.
    pub value: LinkValue,
}

/// The expressions that a link may hold.
#[derive(Debug)]
pub enum LinkValue {
    /// `$url`
    Url,
    /// `$method`
    Method,
    /// `$statusCode`
    StatusCode,
    /// `$request.…`
    Request(RuntimeExpression),
    /// `$response.body#/pointer`
    Response(JsonPointer),
    /// `$response.header.name`
    ResponseHeader(String),
}

impl fmt::Display for LinkValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url => f.write_str("$url"),
            Self::Method => f.write_str("$method"),
            Self::StatusCode => f.write_str("$statusCode"),
            Self::Request(expression) => expression.fmt(f),
            Self::Response(pointer) => write!(f, "$response.body#{pointer}"),
            Self::ResponseHeader(name) => write!(f, "$response.header.{name}"),
        }
    }
}
