//! The Request Body Object (OAS 3.1.1 section 4.8.13).

use crate::model::{Example, RustIdent, RustType, Schema, ValidatedType};
use crate::source::Span;

/// A JSON body. For an operation the schema is for reading, for a callback for writing.
#[derive(Debug)]
pub struct RequestBody {
    /// The parameter's name in the function.
    pub ident: RustIdent,
    /// Where the name stands in the signature.
    pub span: Span,
    /// The whole type, `Option` included.
    pub ty: RustType,
    /// Whether a request without a body is refused.
    pub is_required: bool,
    /// CommonMark from the parameter's doc comment; empty where it has none.
    pub description: String,
    /// Values that fit the schema.
    pub examples: Vec<Example>,
    /// The schema of the JSON value.
    pub schema: Schema,
    /// The types that are validated, the body's own first; empty where it is not validated.
    pub validated: Vec<ValidatedType>,
}
