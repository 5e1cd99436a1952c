//! Types that derive `Response`: several successes and their header fields (OAS 3.1.1 sections 4.8.16 and 4.8.17).

use crate::model::{ResponseContent, RustIdent, RustType, Schema, StatusCode};
use crate::source::Span;

/// A struct or an enum that derives `Response`.
#[derive(Debug)]
pub struct DeclaredResponse {
    /// The type's name.
    pub name: RustIdent,
    /// The type as generated code writes it.
    pub ty: RustType,
    /// One response for a struct, one for each variant of an enum, in source order; each has a status of its own.
    pub variants: Vec<ResponseVariant>,
}

/// One of the responses.
#[derive(Debug)]
pub struct ResponseVariant {
    /// The variant's name; `None` for a struct.
    pub ident: Option<RustIdent>,
    /// Where the variant's, or the struct's, name stands.
    pub span: Span,
    /// Its status.
    pub status: StatusCode,
    /// What it means; empty where nothing was written.
    pub description: String,
    /// Its header fields, in source order.
    pub headers: Vec<ResponseHeader>,
    /// Where its body is.
    pub body: BodyField,
    /// What it carries; neither [`ResponseContent::Declared`] nor [`ResponseContent::Redirect`].
    pub content: ResponseContent,
}

/// The field that is the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyField {
    /// There is none.
    None,
    /// It has this name.
    Named(RustIdent),
    /// It is the only one, and has no name.
    Only,
}

/// A header field of a response (OAS 3.1.1 section 4.8.21).
#[derive(Debug)]
pub struct ResponseHeader {
    /// The Rust field.
    pub ident: RustIdent,
    /// Where its name stands.
    pub span: Span,
    /// Its name on the wire.
    pub name: String,
    /// Its doc comment; empty where there is none.
    pub description: String,
    /// Whether it is always there: the type is not an `Option`.
    pub is_required: bool,
    /// Whether it bears `#[deprecated]`.
    pub is_deprecated: bool,
    /// The schema of the scalar, for writing.
    pub schema: Schema,
}
