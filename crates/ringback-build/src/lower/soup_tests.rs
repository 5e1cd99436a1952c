//! Nothing that can be written in a contract makes these stages panic.

use proptest::prelude::*;

use crate::diagnostics::Sink;
use crate::lower::members::shape;
use crate::lower::schema::{Direction, Schemas};
use crate::parse::files;
use crate::resolve::{Names, Scope};
use crate::source::{Sources, Span};

/// Pieces of contracts, whole and broken.
const WORDS: &[&str] = &[
    "#[derive(Serialize, Deserialize)]",
    "#[serde(",
    "#[serde]",
    "#[serde = 1]",
    "rename",
    "rename_all",
    "default",
    "with",
    "skip_serializing_if",
    "= \"a::b\"",
    "= \"camelCase\"",
    ")]",
    "#[get(\"/a\")]",
    "#[post(\"é\", callbacks(f))]",
    "#[callback(post, \"{$url}\")]",
    "#[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "<",
    ">",
    ",",
    ";",
    ":",
    "::",
    "=",
    "->",
    "&",
    "'a",
    "!",
    "*",
    "pub",
    "struct",
    "enum",
    "union",
    "type",
    "mod",
    "fn",
    "use",
    "as",
    "impl",
    "dyn",
    "const",
    "where",
    "async",
    "crate",
    "self",
    "super",
    "Self",
    "A",
    "B",
    "C<T>",
    "C<A>",
    "T",
    "r#type",
    "é",
    "Option<",
    "Vec<",
    "HashMap<",
    "String",
    "u8",
    "()",
    "[u8; 2]",
    "std::collections::*",
    "serde::*",
    "self::*",
    "super::*",
    "#[cfg(test)]",
    "#[path = \"a.rs\"]",
    "/// docs\n",
    "//! docs\n",
    "#[doc = include_str!(\"x\")]",
    "\"text\"",
    "r#\"raw\"#",
    "1",
    "1.5",
    "'c'",
    "a: A",
    "b: Option<B>",
    "A(A)",
    "A { a: A }",
    "use serde::{Deserialize, Serialize};",
    "pub struct A { b: Vec<B> }",
    "type B = A;",
    "fn f(a: A) -> B;",
    "mod a;",
    "mod b { use super::*; }",
];

fn run(texts: &[String]) {
    let mut sources = Sources::default();
    for (path, text) in ["api/mod.rs", "api/a.rs", "api/b.rs"].iter().zip(texts) {
        sources.add(*path, text);
    }
    let mut sink = Sink::default();
    let Ok(contract) = files(&sources, &mut sink) else { return };
    let names = Names::new(&contract);
    let mut schemas = Schemas::new(&names);
    for item in &contract.types {
        let written: syn::Type = syn::Type::Path(syn::TypePath {
            attrs: Vec::new(),
            qself: None,
            path: syn::Ident::new_raw(item.name.ident.unraw(), proc_macro2::Span::call_site()).into(),
        });
        let Some(ty) = names.ty(Scope::module(item.module), &written, &mut sink) else { continue };
        let at = Span { file: item.file, start: 0, end: 0 };
        for direction in [Direction::Reading, Direction::Writing] {
            let _ = schemas.schema(&ty, direction, at, &mut sink);
            let _ = shape(&names, &ty, direction);
        }
        let _ = ty.rust(&contract);
    }
    let settled = schemas.finish(&mut sink);
    let mut places = sink.stop_if_any().err().into_iter().flat_map(|found| found.0);
    assert!(
        places
            .all(|found| found.primary.span.end as usize <= sources.file(found.primary.span.file).text.len())
    );
    assert!(settled.components.schemas.keys().all(|name| !name.as_str().is_empty()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_soup_of_words_makes_a_panic(
        texts in prop::collection::vec(prop::collection::vec(prop::sample::select(WORDS), 0..40), 1..4),
    ) {
        run(&texts.iter().map(|words| words.join(" ")).collect::<Vec<_>>());
    }

    #[test]
    fn no_list_of_items_makes_a_panic(
        items in prop::collection::vec((0..6_usize, prop::collection::vec(prop::sample::select(TYPES), 1..4)), 0..12),
    ) {
        let item = |(index, (form, types)): (usize, (usize, Vec<&str>))| item(index, form, &types);
        let items: Vec<String> = items.into_iter().enumerate().map(item).collect();
        run(&[format!("use serde::*; use std::collections::*; mod a; {}", items.join("\n")), "use super::*;".to_owned()]);
    }
}

/// Types that refer to a handful of items, some of which may not be there.
const TYPES: &[&str] = &[
    "N0",
    "N1",
    "N2<u8>",
    "N3<N0, N1>",
    "T",
    "Vec<N4>",
    "Option<Box<N5>>",
    "Option<T>",
    "HashMap<N0, T>",
    "HashMap<String, N1>",
    "Self",
    "(N0, N0)",
    "[N1; 3]",
    "Result<N0, N1>",
    "a::N0",
    "crate::api::N2<T>",
    "String",
    "super::x::N1",
    "u128",
    "Vec<N2<Vec<T>>>",
];

fn item(index: usize, form: usize, types: &[&str]) -> String {
    let derive = "#[derive(Serialize, Deserialize)] pub";
    let fields: Vec<String> = types.iter().enumerate().map(|(i, ty)| format!("f{i}: {ty}")).collect();
    let (fields, types) = (fields.join(", "), types.join(", "));
    match form {
        0 => format!("{derive} struct N{index} {{ {fields} }}"),
        1 => format!("{derive} struct N{index}<T> {{ {fields} }}"),
        2 => format!("{derive} struct N{index}({types});"),
        3 => format!("{derive} enum N{index}<T, U = T> {{ A, B({types}), C {{ {fields} }} }}"),
        4 => format!("pub type N{index}<T = u8> = ({types});"),
        _ => format!("{derive} enum N{index} {{ A, B }}"),
    }
}
