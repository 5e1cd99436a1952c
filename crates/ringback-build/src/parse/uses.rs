//! `use` items, one name or glob at a time.

use crate::model::RustIdent;
use crate::source::Span;

/// One name, or one glob, that a `use` item brings.
#[derive(Debug, Clone)]
pub struct Import {
    /// Whether the path begins with `::`.
    pub is_extern: bool,
    /// The path; `crate`, `self` and `super` stand as they are. For a glob, the path before `::*`.
    pub path: Vec<RustIdent>,
    /// What it brings.
    pub name: ImportName,
    /// Where the last segment stands.
    pub span: Span,
}

/// What an import brings into scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportName {
    /// This name: the last segment, or what follows `as`.
    Name(RustIdent),
    /// Nothing that can be named: `as _`.
    Nothing,
    /// Everything public.
    Glob,
}
