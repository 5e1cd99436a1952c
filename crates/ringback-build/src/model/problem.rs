//! Declared problems: an enum with `#[derive(Problem)]` (RFC 9457).

use crate::model::{Docs, RustIdent, RustType, Schema, StatusCode};
use crate::source::Span;

/// An enum of problems that an operation declares.
#[derive(Debug)]
pub struct ProblemEnum {
    /// The enum's own name, such as `CreateInvoiceProblem`.
    pub name: RustIdent,
    /// The enum, as an absolute path.
    pub ty: RustType,
    /// Where the enum's name stands.
    pub span: Span,
    /// Its variants, in source order; no two have one status.
    pub variants: Vec<ProblemVariant>,
}

/// One declared problem.
#[derive(Debug)]
pub struct ProblemVariant {
    /// The variant's name.
    pub ident: RustIdent,
    /// Where it stands.
    pub span: Span,
    /// `status = 409`; 400 to 599.
    pub status: StatusCode,
    /// `type = "…"`, a URI reference (RFC 9457 section 3.1.1); `about:blank` where it is not given.
    pub type_uri: String,
    /// `title = "…"`; the first line of the docs, else the status's phrase, where it is not given.
    pub title: String,
    /// Its doc comment.
    pub docs: Docs,
    /// Named fields: extension members (RFC 9457 section 3.2).
    pub fields: Vec<ProblemField>,
}

/// An extension member.
#[derive(Debug)]
pub struct ProblemField {
    /// The field and the member's name.
    pub ident: RustIdent,
    /// CommonMark; empty where it has no docs.
    pub description: String,
    /// The schema for writing.
    pub schema: Schema,
}
