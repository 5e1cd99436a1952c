//! `use` items, one name or glob at a time.

use syn::{Ident, UseTree, Visibility};

use crate::model::RustIdent;
use crate::parse::reader::Reader;
use crate::source::Span;

/// One name, or one glob, that a `use` item brings.
#[derive(Debug, Clone)]
pub struct Import {
    /// Whether it is `pub` in some form.
    pub is_visible: bool,
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
    let form = Form { is_visible: is_visible(&item.vis), is_extern: item.leading_colon.is_some() };
    collect(reader, form, &mut Vec::new(), &item.tree, &mut found);
    found
}

/// What `extern crate name as other;` brings.
pub(super) fn extern_crate(reader: &Reader<'_>, item: &syn::ItemExternCrate) -> Import {
    let name = item.rename.as_ref().map_or(&item.ident, |(_, rename)| rename);
    Import {
        is_visible: is_visible(&item.vis),
        is_extern: true,
        path: vec![RustIdent(item.ident.to_string())],
        name: import_name(name),
        span: reader.span(&item.ident),
    }
}

/// What all names of one `use` item share.
#[derive(Clone, Copy)]
struct Form {
    is_visible: bool,
    is_extern: bool,
}

impl Form {
    fn import(self, path: Vec<RustIdent>, name: ImportName, span: Span) -> Import {
        Import { is_visible: self.is_visible, is_extern: self.is_extern, path, name, span }
    }
}

fn is_visible(visibility: &Visibility) -> bool {
    !matches!(visibility, Visibility::Inherited)
}

fn collect(
    reader: &Reader<'_>,
    form: Form,
    path: &mut Vec<RustIdent>,
    tree: &UseTree,
    found: &mut Vec<Import>,
) {
    match tree {
        UseTree::Path(tree) => {
            path.push(RustIdent(tree.ident.to_string()));
            collect(reader, form, path, &tree.tree, found);
            path.pop();
        }
        UseTree::Name(tree) => found.push(named(reader, form, path, &tree.ident, None)),
        UseTree::Rename(tree) => {
            found.push(named(reader, form, path, &tree.ident, Some(&tree.rename)));
        }
        UseTree::Glob(tree) => {
            let (path, span) = (path.clone(), reader.span(tree));
            found.push(form.import(path, ImportName::Glob, span));
        }
        UseTree::Group(tree) => {
            for tree in &tree.items {
                collect(reader, form, path, tree, found);
            }
        }
    }
}

fn named(
    reader: &Reader<'_>,
    form: Form,
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
    form.import(path, name, reader.span(ident))
}

fn import_name(ident: &Ident) -> ImportName {
    if ident == "_" { ImportName::Nothing } else { ImportName::Name(RustIdent(ident.to_string())) }
}
