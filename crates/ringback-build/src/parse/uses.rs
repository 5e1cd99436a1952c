//! `use` items, one name or glob at a time.

use syn::{Ident, UseTree};

use crate::model::RustIdent;
use crate::parse::reader::Reader;
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

/// What a `use` item brings, in source order.
pub(super) fn imports(reader: &Reader<'_>, item: &syn::ItemUse) -> Vec<Import> {
    let mut found = Vec::new();
    let is_extern = item.leading_colon.is_some();
    collect(reader, is_extern, &mut Vec::new(), &item.tree, &mut found);
    found
}

/// What `extern crate name as other;` brings.
pub(super) fn extern_crate(reader: &Reader<'_>, item: &syn::ItemExternCrate) -> Import {
    let name = item.rename.as_ref().map_or(&item.ident, |(_, rename)| rename);
    Import {
        is_extern: true,
        path: vec![RustIdent(item.ident.to_string())],
        name: import_name(name),
        span: reader.span(&item.ident),
    }
}

fn collect(
    reader: &Reader<'_>,
    is_extern: bool,
    path: &mut Vec<RustIdent>,
    tree: &UseTree,
    found: &mut Vec<Import>,
) {
    match tree {
        UseTree::Path(tree) => {
            path.push(RustIdent(tree.ident.to_string()));
            collect(reader, is_extern, path, &tree.tree, found);
            path.pop();
        }
        UseTree::Name(tree) => found.push(named(reader, is_extern, path, &tree.ident, None)),
        UseTree::Rename(tree) => {
            found.push(named(reader, is_extern, path, &tree.ident, Some(&tree.rename)));
        }
        UseTree::Glob(tree) => {
            let (path, span) = (path.clone(), reader.span(tree));
            found.push(Import { is_extern, path, name: ImportName::Glob, span });
        }
        UseTree::Group(tree) => {
            for tree in &tree.items {
                collect(reader, is_extern, path, tree, found);
            }
        }
    }
}

fn named(
    reader: &Reader<'_>,
    is_extern: bool,
    path: &[RustIdent],
    ident: &Ident,
    rename: Option<&Ident>,
) -> Import {
    let mut path = path.to_vec();
    // `use a::b::{self}` imports `a::b`.
    if ident != "self" || path.is_empty() {
        path.push(RustIdent(ident.to_string()));
    }
    let own = path.last().map_or(ImportName::Nothing, |last| ImportName::Name(last.clone()));
    let name = rename.map_or(own, import_name);
    Import { is_extern, path, name, span: reader.span(ident) }
}

fn import_name(ident: &Ident) -> ImportName {
    if ident == "_" { ImportName::Nothing } else { ImportName::Name(RustIdent(ident.to_string())) }
}
