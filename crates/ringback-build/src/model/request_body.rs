//! The Request Body Object (OAS 3.1.1 section 4.8.13).

use crate::model::{Example, MediaRange, RustIdent, RustType, Schema, ValidatedType};
use crate::source::Span;

/// A body. For an operation the schema is for reading, for a callback for writing.
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
    /// How its octets become a value.
    pub form: BodyForm,
    /// The media types it is read from, as the document lists them; never empty.
    pub media_types: Vec<MediaRange>,
    /// CommonMark from the parameter's doc comment; empty where it has none.
    pub description: String,
    /// Values that fit the schema.
    pub examples: Vec<Example>,
    /// The schema of the value.
    pub schema: Schema,
    /// The types that are validated, the body's own first; empty where it is not validated.
    pub validated: Vec<ValidatedType>,
    /// `max_bytes = …`: a longer one is refused.
    pub max_bytes: Option<u64>,
}

/// How the octets of a body become a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyForm {
    /// A JSON value (RFC 8259).
    Json,
    /// The fields of a form, URL-encoded (URL standard, section 5).
    Form,
    /// A JSON value or the fields of a form, as the media type says.
    JsonOrForm,
    /// The parts of a form, files among them (RFC 7578).
    Multipart(Vec<Part>),
    /// Text in UTF-8.
    Text,
    /// The octets themselves.
    Bytes,
    /// The octets with their media type.
    Content,
}

/// A field of a struct that is read from parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The name of its parts.
    pub name: String,
    /// What a part holds.
    pub kind: PartKind,
}

/// What a part holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// The text of a single value; a list has a part for each item.
    Text,
    /// A JSON value.
    Json,
    /// A JSON value that is one item of a list.
    JsonItem,
    /// A file; a list has a part for each.
    File,
}
