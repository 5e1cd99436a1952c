//! One module of the corpus: what is left of a file when its tests are taken out, with everything made public.

use std::collections::BTreeSet;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, Item, Meta, Path, Stmt, Token, Type, UseTree, Visibility, parse_quote};

use crate::cases::is_test;

/// A file of the corpus.
pub(crate) struct Module {
    /// Where it is from.
    pub(crate) corpus: &'static str,
    /// The name of the file.
    pub(crate) file: String,
    /// What is compiled: `JsonSchema` is derived.
    pub(crate) compiled: syn::File,
    /// What is scanned: serde's traits are derived, too.
    pub(crate) scanned: syn::File,
    pub(crate) cases: Vec<Type>,
}

/// The crates that schemars' tests call by the name of a feature.
const RENAMED: [(&str, &str); 13] = [
    ("arrayvec07", "arrayvec"),
    ("bigdecimal04", "bigdecimal"),
    ("bytes1", "bytes"),
    ("chrono04", "chrono"),
    ("either1", "either"),
    ("indexmap2", "indexmap"),
    ("jiff02", "jiff"),
    ("rust_decimal1", "rust_decimal"),
    ("semver1", "semver"),
    ("smallvec1", "smallvec"),
    ("smol_str03", "smol_str"),
    ("url2", "url"),
    ("uuid1", "uuid"),
];

/// Only names of an older version are left out; the newer one stands in the same file.
const OLD: &str = "smol_str02";

/// What nothing but tests uses.
const UNUSED: [&str; 4] = ["pretty_assertions", "garde", "validator", "serde_repr"];

/// Derives that only tests use; schemars reads their attributes itself.
const OF_TESTS: [&str; 4] = ["Validate", "Deserialize_repr", "Serialize_repr", "Deserialize"];

/// Our own types, and what stands in them, for which schemars has no implementation.
const NO_SCHEMARS: [&str; 8] =
    ["OffsetDateTime", "RangeFrom", "RangeTo", "RwLock", "Cell", "RefCell", "IndexSet", "SystemTime"];

impl Module {
    /// A file of schemars' tests.
    pub(crate) fn of_schemars(name: &str, file: &syn::File, mut cases: Vec<Type>) -> Self {
        let tokens = renamed(quote::quote!(#file));
        let mut file: syn::File = syn::parse2(tokens).expect("names stay names");
        for case in &mut cases {
            *case = syn::parse2(renamed(quote::quote!(#case))).expect("names stay names");
        }
        cases.retain(|case| !quote::quote!(#case).to_string().contains(OLD));
        file.attrs.clear();
        file.items = public(without_tests(file.items));
        let mut scanned = file.clone();
        scanned.items.iter_mut().for_each(derive_serde);
        file.items.retain(|item| !is_unused_import(item));
        file.items.iter_mut().for_each(leave_out_derives);
        Self { corpus: "schemars", file: name.to_owned(), compiled: file, scanned, cases }
    }

    /// The types of our own tests.
    pub(crate) fn of_ours(scanned: syn::File, mut cases: Vec<Type>) -> Self {
        let mut compiled = scanned.clone();
        let without = without_schemars(&scanned);
        cases.retain(|case| !names_any(&quote::quote!(#case), &without));
        compiled.items.iter_mut().for_each(|item| derive_schema(item, &without));
        Self { corpus: "ringback", file: "types".to_owned(), compiled, scanned, cases }
    }
}

impl Module {
    /// The name of the module, which no crate has.
    pub(crate) fn name(&self) -> String {
        format!("{}_{}", self.corpus, self.file)
    }
}

fn renamed(tokens: TokenStream) -> TokenStream {
    let tree = |tree| match tree {
        TokenTree::Ident(ident) => {
            let new = RENAMED.iter().find(|(old, _)| ident == old);
            TokenTree::Ident(new.map_or(ident.clone(), |(_, new)| Ident::new(new, ident.span())))
        }
        TokenTree::Group(group) => TokenTree::Group(Group::new(group.delimiter(), renamed(group.stream()))),
        TokenTree::Punct(_) | TokenTree::Literal(_) => tree,
    };
    tokens.into_iter().map(tree).collect()
}

/// The items without tests; items that a test declares come to stand beside it.
fn without_tests(items: Vec<Item>) -> Vec<Item> {
    let mut kept = Vec::new();
    for item in items {
        match item {
            Item::Fn(function) if is_test(&function.attrs) => {
                kept.extend(function.block.stmts.into_iter().filter_map(|statement| match statement {
                    Stmt::Item(item @ (Item::Struct(_) | Item::Enum(_))) => Some(item),
                    _ => None,
                }));
            }
            // The prelude is written anew.
            Item::Use(mut item) => {
                if let UseTree::Path(path) = &mut item.tree
                    && path.ident == "crate"
                {
                    path.ident = Ident::new("super", path.ident.span());
                }
                kept.push(Item::Use(item));
            }
            other => kept.push(other),
        }
    }
    kept
}

fn public(items: Vec<Item>) -> Vec<Item> {
    items.into_iter().map(made_public).collect()
}

fn made_public(mut item: Item) -> Item {
    let everywhere: Visibility = parse_quote!(pub);
    match &mut item {
        Item::Struct(item) => {
            item.vis = everywhere;
            fields_public(&mut item.fields);
        }
        Item::Enum(item) => item.vis = everywhere,
        Item::Mod(item) => {
            item.vis = everywhere;
            if let Some((_, items)) = &mut item.content {
                *items = public(std::mem::take(items));
            }
        }
        Item::Fn(item) => item.vis = everywhere,
        Item::Type(item) => item.vis = everywhere,
        Item::Const(item) => item.vis = everywhere,
        Item::Static(item) => item.vis = everywhere,
        _ => {}
    }
    item
}

fn fields_public(fields: &mut Fields) {
    for field in fields {
        field.vis = parse_quote!(pub);
    }
}

fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    match item {
        Item::Struct(item) => Some(&mut item.attrs),
        Item::Enum(item) => Some(&mut item.attrs),
        _ => None,
    }
}

fn inside(item: &mut Item) -> &mut [Item] {
    match item {
        Item::Mod(item) => item.content.as_mut().map_or(&mut [], |(_, items)| items),
        _ => &mut [],
    }
}

/// Changes the lists of derived traits.
fn change_derives(item: &mut Item, change: &dyn Fn(&mut Vec<Path>)) {
    for attribute in attributes(item).into_iter().flatten() {
        let Meta::List(list) = &mut attribute.meta else { continue };
        if !list.path.is_ident("derive") {
            continue;
        }
        let paths = list.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
        let mut paths = paths.expect("traits are derived").into_iter().collect();
        change(&mut paths);
        list.tokens = quote::quote!(#(#paths),*);
    }
    for item in inside(item) {
        change_derives(item, change);
    }
}

fn is_named(path: &Path, names: &[&str]) -> bool {
    path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name))
}

/// What derives `JsonSchema` is to be read and written.
fn derive_serde(item: &mut Item) {
    change_derives(item, &|paths| {
        let is_schema = paths.iter().any(|path| is_named(path, &["JsonSchema"]));
        for (name, path) in [
            ("Serialize", parse_quote!(::serde::Serialize)),
            ("Deserialize", parse_quote!(::serde::Deserialize)),
        ] {
            if is_schema && !paths.iter().any(|path| is_named(path, &[name])) {
                paths.push(path);
            }
        }
    });
}

fn leave_out_derives(item: &mut Item) {
    change_derives(item, &|paths| paths.retain(|path| !is_named(path, &OF_TESTS)));
}

fn is_unused_import(item: &Item) -> bool {
    match item {
        Item::Use(item) => match &item.tree {
            UseTree::Path(path) => UNUSED.iter().any(|name| path.ident == name),
            _ => false,
        },
        _ => false,
    }
}

/// The types that cannot derive `JsonSchema`, by themselves or by what they hold.
fn without_schemars(file: &syn::File) -> BTreeSet<String> {
    let mut without: BTreeSet<String> = NO_SCHEMARS.iter().map(|name| (*name).to_owned()).collect();
    loop {
        let before = without.len();
        for item in &file.items {
            let name = match item {
                Item::Struct(item) => &item.ident,
                Item::Enum(item) => &item.ident,
                _ => continue,
            };
            if names_any(&quote::quote!(#item), &without) {
                without.insert(name.to_string());
            }
        }
        if without.len() == before {
            return without;
        }
    }
}

fn names_any(tokens: &TokenStream, names: &BTreeSet<String>) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => names.contains(&ident.to_string()),
        TokenTree::Group(group) => names_any(&group.stream(), names),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn derive_schema(item: &mut Item, without: &BTreeSet<String>) {
    let name = match item {
        Item::Struct(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        _ => String::new(),
    };
    if !without.contains(&name) {
        change_derives(item, &|paths| {
            if paths.iter().any(|path| is_named(path, &["Serialize", "Deserialize"])) {
                paths.push(parse_quote!(::schemars::JsonSchema));
            }
        });
    }
}
