//! The Parameter Object (OAS 3.1.1 section 4.8.12).

use crate::model::{RustIdent, RustType, Schema};
use crate::source::Span;

/// A parameter outside the body.
#[derive(Debug)]
pub struct Parameter {
    /// The name on the wire. For a header, in lower case with `-`.
    pub name: String,
    /// The name in the function.
    pub ident: RustIdent,
    /// Where the name stands in the signature.
    pub span: Span,
    /// Where the value is carried.
    pub location: ParameterLocation,
    /// How the value stands there.
    pub serialization: Serialization,
    /// The whole type as the trait's method takes it, `Option` included.
    pub ty: RustType,
    /// Whether a request without it is refused.
    pub is_required: bool,
    /// `#[default(…)]`: the Rust expression that generated code evaluates, and the same value as JSON.
    pub default: Option<(String, serde_json::Value)>,
    /// `#[garde(…)]`: each list of rules, which the schema says, too.
    pub rules: Vec<String>,
    /// The schema for reading, without `null`: a parameter is absent, never null. For a list, an array.
    pub schema: Schema,
    /// CommonMark from the parameter's doc comment; empty where it has none.
    pub description: String,
    /// Whether it bears `#[deprecated]`.
    pub is_deprecated: bool,
}

/// Where a parameter is carried (OAS 3.1.1 section 4.8.12.1, `in`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParameterLocation {
    /// In the path, by a placeholder.
    Path,
    /// In the query string.
    Query,
    /// In a header field.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a value stands in its place (OAS 3.1.1 section 4.8.12.2, `style` and `explode`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Serialization {
    /// A single value.
    Single,
    /// A list, given once for each item.
    Repeated,
    /// A list, given once with commas between its items.
    Commas,
    /// An object whose members stand as `name[member]`.
    Deep,
}

impl ParameterLocation {
    /// The value of `in`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}
