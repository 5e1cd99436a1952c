//! Declared problems: an enum with `#[derive(Problem)]` (RFC 9457).

use crate::model::{Docs, ResponseHeader, RustIdent, RustType, Schema, StatusCode};
use crate::source::Span;

/// The type URI of a problem that its status says all about (RFC 9457 section 4.2.1).
pub const ABOUT_BLANK: &str = "about:blank";

/// An enum of problems that an operation declares.
#[derive(Debug)]
pub struct ProblemEnum {
    /// The enum's own name, such as `CreateInvoiceProblem`.
    pub name: RustIdent,
    /// The enum, as an absolute path.
    pub ty: RustType,
    /// Where the enum's name stands.
    pub span: Span,
    /// Whether receivers of calls answer with it, so that senders read it.
    pub is_read: bool,
    /// The declared problems, in source order; where two have one status, each has a type URI of its own.
    pub variants: Vec<ProblemVariant>,
    /// Variants with `#[problem(internal)]`, in source order: each holds a cause, which is logged and never sent.
    pub internal: Vec<RustIdent>,
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
    /// Its header fields, in source order.
    pub headers: Vec<ResponseHeader>,
}

impl ProblemVariant {
    /// Whether it names its kind by a URI of its own.
    pub fn has_type(&self) -> bool {
        self.type_uri != ABOUT_BLANK
    }
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
