//! Functions without bodies: operations (OAS 3.1.1 section 4.8.10) and callbacks (section 4.8.18), as written.

use crate::model::{Method, RustIdent};
use crate::parse::Literal;
use crate::source::Span;

/// `#[post("/invoices/", …)]` and the function below it.
#[derive(Debug)]
pub struct Operation {
    /// The attribute's name.
    pub method: Method,
    /// Where that name stands.
    pub method_span: Span,
    /// The path, not looked into.
    pub path: Literal,
    /// `callbacks(a, b)`, in order.
    pub callbacks: Vec<NamePath>,
    /// `status = 201`.
    pub status: Option<(u16, Span)>,
    /// `operation_id = "…"`, not looked into.
    pub operation_id: Option<Literal>,
    /// The function.
    pub function: Function,
}

/// `#[callback(post, "…")]` and the function below it.
#[derive(Debug)]
pub struct Callback {
    /// The first argument.
    pub method: Method,
    /// Where it stands.
    pub method_span: Span,
    /// The key with its expressions, not looked into.
    pub key: Literal,
    /// `status = 204`: what the receiver answers with.
    pub status: Option<(u16, Span)>,
    /// `operation_id = "…"`, not looked into.
    pub operation_id: Option<Literal>,
    /// The function.
    pub function: Function,
}

/// A function without a body. It has no generics, no `self` and no variadic part: those were reported.
#[derive(Debug)]
pub struct Function {
    /// Its name.
    pub name: Name,
    /// Its doc comment, one text; empty where there is none.
    pub docs: String,
    /// Whether it bears Rust's `#[deprecated]`.
    pub is_deprecated: bool,
    /// In source order.
    pub parameters: Vec<Parameter>,
    /// The type after `->`; `None` for `()` left out.
    pub output: Option<syn::Type>,
}

/// A parameter of the function.
#[derive(Debug)]
pub struct Parameter {
    /// Its name; patterns were reported.
    pub name: Name,
    /// Its type, names not looked up.
    pub ty: syn::Type,
    /// Where the type stands.
    pub ty_span: Span,
    /// What an attribute says it is, and where; `None` where its name and type decide.
    pub kind: Option<(ParameterKind, Span)>,
    /// `#[default(…)]`: the expression.
    pub default: Option<syn::Expr>,
    /// Its doc comment, one text; empty where there is none.
    pub docs: String,
    /// Whether it bears Rust's `#[deprecated]`.
    pub is_deprecated: bool,
}

/// What an attribute says a parameter is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterKind {
    /// `#[path]`
    Path,
    /// `#[query]`
    Query,
    /// `#[header]`, or `#[header("X-Name")]` with the name on the wire.
    Header(Option<Literal>),
    /// `#[body]`
    Body,
}

/// An identifier and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As written.
    pub ident: RustIdent,
    /// Where it stands.
    pub span: Span,
}

/// A path of identifiers, such as `invoice_notification` or `super::events::sent`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamePath {
    /// At least one; `crate`, `self` and `super` stand as they are.
    pub segments: Vec<Name>,
    /// The whole path.
    pub span: Span,
}
