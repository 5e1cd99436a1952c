//! What each piece of source becomes, or how it is refused.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use std::fmt::Write;

use expect_test::{Expect, expect};

use crate::diagnostics::Sink;
use crate::parse::{Contract, Function, ImportName, Literal, Module, NamePath, files};
use crate::source::Sources;
use crate::testing::{findings, sources};

fn check(text: &str, expected: &Expect) {
    let sources = sources(text);
    let mut sink = Sink::default();
    let seen = match files(&sources, &mut sink) {
        Ok(contract) => outline(&contract),
        Err(unparsable) => {
            let names = unparsable.files.iter().map(|file| sources.file(*file).path.as_str());
            format!("unparsable: {}\n", names.collect::<Vec<_>>().join(", "))
        }
    };
    expected.assert_eq(&(seen + &findings(&sources, sink)));
}

fn outline(contract: &Contract) -> String {
    let mut text = String::new();
    contract.modules.iter().for_each(|module| write_module(&mut text, contract, module));
    text
}

fn write_module(text: &mut String, contract: &Contract, module: &Module) {
    writeln!(text, "mod {} {:?}", module.rust_path(), module.docs).unwrap();
    for import in &module.imports {
        let path: Vec<String> = import.path.iter().map(ToString::to_string).collect();
        let name = match &import.name {
            ImportName::Name(name) => name.to_string(),
            ImportName::Nothing => "_".to_owned(),
            ImportName::Glob => "*".to_owned(),
        };
        writeln!(text, "  use {}{} as {name}", if import.is_extern { "::" } else { "" }, path.join("::"))
            .unwrap();
    }
    for id in &module.types {
        let ty = contract.ty(*id);
        let visibility = if ty.is_visible { "pub " } else { "" };
        writeln!(text, "  {visibility}type {} {:?}", ty.name.ident, ty.docs).unwrap();
    }
    for operation in &module.operations {
        let callbacks: Vec<String> = operation.callbacks.iter().flatten().map(path_text).collect();
        write!(text, "  {} {:?} {callbacks:?}", operation.method.upper(), operation.path.value).unwrap();
        write_common(text, operation.status.map(|(status, _)| status), operation.operation_id.as_ref());
        write_function(text, &operation.function);
    }
    for callback in &module.callbacks {
        write!(text, "  callback {} {:?}", callback.method.upper(), callback.key.value).unwrap();
        write_common(text, callback.status.map(|(status, _)| status), callback.operation_id.as_ref());
        write_function(text, &callback.function);
    }
}

fn path_text(path: &NamePath) -> String {
    path.segments.iter().map(|name| name.ident.to_string()).collect::<Vec<_>>().join("::")
}

fn write_common(text: &mut String, status: Option<u16>, operation_id: Option<&Literal>) {
    writeln!(text, " status {status:?} id {:?}", operation_id.map(|id| id.value.as_str())).unwrap();
}

fn write_function(text: &mut String, function: &Function) {
    let Function { name, docs, is_deprecated, parameters, output, .. } = function;
    let has_output = output.is_some();
    writeln!(text, "    fn {} {docs:?} deprecated {is_deprecated} output {has_output}", name.ident).unwrap();
    for parameter in parameters {
        let kind = parameter.kind.as_ref().map(|(kind, _)| kind);
        let has_default = parameter.default.is_some();
        let name = &parameter.name.ident;
        writeln!(text, "      {name} {:?} {kind:?} default {has_default}", parameter.docs).unwrap();
    }
}

#[test]
fn an_operation_has_method_path_arguments_and_a_function() {
    check(
        r#"
//! The API.
use ringback::{callback, post as p, get};
/// Make it.
///
/// Slowly.
#[deprecated]
#[ringback::post("/things/{id}", callbacks(made, super::told), status = 201, operation_id = "makeThing")]
pub async fn make(id: String, /** How many. */ #[default(1)] #[query] count: u32, #[body] thing: Thing) -> Made;
#[callback(put, "{$request.query.url}", status = 202)]
async fn made(event: Event);
"#,
        &expect![[r#"
            mod crate::api "The API."
              use ringback::callback as callback
              use ringback::post as p
              use ringback::get as get
              POST "/things/{id}" ["made", "super::told"] status Some(201) id Some("makeThing")
                fn make "Make it.\n\nSlowly." deprecated true output true
                  id "" None default false
                  count "How many." Some(Query(QueryArguments { name: None, style: None })) default true
                  thing "" Some(Body(Plain([]))) default false
              callback PUT "{$request.query.url}" status Some(202) id None
                fn made "" deprecated false output false
                  event "" None default false
        "#]],
    );
}

#[test]
fn modules_are_followed_as_rustc_follows_them() {
    check(
        "\
//- api/mod.rs
#[path = \"elsewhere/odd.rs\"] mod odd;
/// Outer.
pub mod flat;
mod nested;
mod inline { mod deep; #[path = \"x.rs\"] mod explicit; }
#[cfg(test)] mod tests;
mod r#type;
//- api/elsewhere/odd.rs
mod sibling;
//- api/elsewhere/sibling.rs
//- api/flat.rs
//! Inner.
mod below;
//- api/flat/below.rs
//- api/nested/mod.rs
mod beside;
//- api/nested/beside.rs
//- api/inline/deep.rs
//- api/inline/x.rs
//- api/type.rs
",
        &expect![[r#"
            mod crate::api ""
            mod crate::api::odd ""
            mod crate::api::odd::sibling ""
            mod crate::api::flat "Outer.\n\nInner."
            mod crate::api::flat::below ""
            mod crate::api::nested ""
            mod crate::api::nested::beside ""
            mod crate::api::inline ""
            mod crate::api::inline::deep ""
            mod crate::api::inline::explicit ""
            mod crate::api::r#type ""
        "#]],
    );
}

#[test]
fn a_syntax_error_or_a_missing_file_is_left_to_rustc() {
    check(
        "//- api/mod.rs\nmod a;\nmod gone;\n//- api/a.rs\nfn (",
        &expect![[r#"
        unparsable: api/a.rs, api/mod.rs
    "#]],
    );
}

#[test]
fn a_module_inside_itself_is_left_to_rustc() {
    check(
        "#[path = \"mod.rs\"] mod again;",
        &expect![[r#"
        unparsable: api/mod.rs
    "#]],
    );
}

#[test]
fn a_module_outside_the_folder_is_refused() {
    check(
        "#[path = \"../shared.rs\"] mod shared;",
        &expect![[r#"
        mod crate::api ""
        R008 api/mod.rs:1:30 `shared`: the module's file `shared.rs` is not part of the contract
            help: move the file into `api/`
    "#]],
    );
}

#[test]
fn imports_are_taken_apart() {
    check(
        "use a::{self, b::{C, D as E, F as _}, g::*}; use ::x::Y; pub use self::z; extern crate q as r;",
        &expect![[r#"
            mod crate::api ""
              use a as a
              use a::b::C as C
              use a::b::D as E
              use a::b::F as _
              use a::g as *
              use ::x::Y as Y
              use self::z as z
              use ::q as r
        "#]],
    );
}

#[test]
fn an_item_for_tests_is_no_part_of_the_contract() {
    check(
        "#[cfg(test)] struct A; #[cfg(test)] use a::B; #[cfg(test)] #[get(\"/\")] fn c(); #[cfg(test)] mod d {}",
        &expect![[r#"
            mod crate::api ""
        "#]],
    );
}

#[test]
fn a_condition_is_refused_wherever_it_stands() {
    check(
        "#[cfg(unix)] pub struct A; #[cfg(not(test))] mod b {}
#[cfg(feature = \"c\")] #[get(\"/\")] fn c(#[cfg(unix)] d: u8);",
        &expect![[r#"
            mod crate::api ""
              pub type A ""
              GET "/" [] status None id None
                fn c "" deprecated false output false
                  d "" None default false
            mod crate::api::b ""
            R005 api/mod.rs:1:1 `#[cfg(unix)]`: a part of the contract is under a condition (the document would depend on the build)
                help: remove the condition; one contract has one document
            R005 api/mod.rs:1:28 `#[cfg(not(test))]`: a part of the contract is under a condition (the document would depend on the build)
                help: remove the condition; one contract has one document
            R005 api/mod.rs:2:1 `#[cfg(feature = "c")]`: a part of the contract is under a condition (the document would depend on the build)
                help: remove the condition; one contract has one document
            R005 api/mod.rs:2:40 `#[cfg(unix)]`: a parameter is under a condition
                help: remove the condition; one contract has one document
        "#]],
    );
}

#[test]
fn unknown_attributes_are_refused_with_the_likely_name() {
    check(
        "#[pots(\"/\")] fn a(#[qeury] b: u8, #[biscuit] c: u8); #[inline] #[get(\"/\")] fn d();",
        &expect![[r#"
            mod crate::api ""
              GET "/" [] status None id None
                fn d "" deprecated false output false
            R002 api/mod.rs:1:3 `pots`: unknown attribute `pots` on a function
                help: did you mean `post`?
            R002 api/mod.rs:1:21 `qeury`: unknown attribute `qeury` on a parameter
                help: did you mean `query`?
            R002 api/mod.rs:1:37 `biscuit`: unknown attribute `biscuit` on a parameter
                help: known here: `path`, `query`, `header`, `cookie`, `body`, `form`, `multipart`, `extension`, `default`, `garde`, `scopes`
            R002 api/mod.rs:1:56 `inline`: unknown attribute `inline` on a function
                help: known here: `get`, `put`, `post`, `delete`, `options`, `head`, `patch`, `trace`, `callback`, `webhook`
        "#]],
    );
}

#[test]
fn a_path_by_the_name_of_a_constant_is_refused() {
    check(
        "#[get(PATH)] fn a();",
        &expect![[r#"
            mod crate::api ""
            R001 api/mod.rs:1:7 `PATH`: a path is written as a string
                help: write `#[get("/path")]`
        "#]],
    );
}

#[test]
fn unknown_arguments_are_refused_with_the_likely_name() {
    check(
        "#[get(\"/\", callback(a), tags(b), 7)] fn a(); #[callback(pots, \"{$url}\")] fn b();
#[callback(POST, \"{$url}\", callbacks(c))] fn c();",
        &expect![[r#"
            mod crate::api ""
              GET "/" [] status None id None
                fn a "" deprecated false output false
            R003 api/mod.rs:1:12 `callback`: unknown argument `callback`
                help: did you mean `callbacks`?
            R001 api/mod.rs:1:30 `b`: expected string literal
                help: write `tags("Invoices")`
            R003 api/mod.rs:1:34 `7`: unexpected literal
                help: known here: `callbacks`, `links`, `max_bytes`, `security`, `status`, `content_type`, `operation_id`, `tags`, `hidden`, `documents`, `extension`
            R003 api/mod.rs:1:57 `pots`: `pots` is not a method
                help: did you mean `post`?
            R003 api/mod.rs:2:12 `POST`: `POST` is not a method
                help: did you mean `post`?
            R003 api/mod.rs:2:28 `callbacks`: unknown argument `callbacks`
                help: known here: `status`, `security`, `operation_id`, `extension`
        "#]],
    );
}

#[test]
fn arguments_of_another_form_are_refused() {
    check(
        "#[get] fn a(); #[get = \"/\"] fn b(); #[get(\"/\" status = 2)] fn c(); #[get(\"/\", status = \"2\")] fn d();
#[get(\"/\", callbacks = \"e\", operation_id(f), status)] fn e(); #[get(\"/\", callbacks(1))] fn f();
#[callback(\"{$url}\")] fn g(); #[callback(post)] fn h(#[default] i: u8, #[query(x)] j: u8, #[header(k)] k: u8);
#[get(\"/\", status = 99999)] fn l();",
        &expect![[r#"
            mod crate::api ""
              GET "/" [] status None id None
                fn d "" deprecated false output false
              GET "/" [] status None id None
                fn e "" deprecated false output false
              GET "/" [] status None id None
                fn f "" deprecated false output false
              GET "/" [] status None id None
                fn l "" deprecated false output false
            R001 api/mod.rs:1:3 `get`: the string is missing
                help: write `#[get("/path")]`
            R001 api/mod.rs:1:24 `"/"`: expected parentheses
                help: write `#[get("/path")]`
            R001 api/mod.rs:1:47 `status`: expected `,`
                help: write `#[get("/path")]`
            R001 api/mod.rs:1:88 `"2"`: a status is a number
                help: write `status = 201`
            R001 api/mod.rs:2:12 `callbacks`: this argument is a list
                help: write `callbacks(name)`
            R001 api/mod.rs:2:29 `operation_id`: this argument has a value
                help: write `operation_id = "…"`
            R001 api/mod.rs:2:46 `status`: this argument has a value
                help: write `status = 201`
            R001 api/mod.rs:2:84 `1`: expected identifier
                help: write `callbacks(first, second)`
            R001 api/mod.rs:3:3 `callback`: the method is missing
                help: write `#[callback(post, "{$request.query.callback_url}")]`
            R001 api/mod.rs:3:33 `callback`: the string is missing
                help: write `#[callback(post, "{$request.query.callback_url}")]`
            R001 api/mod.rs:3:56 `default`: expected attribute arguments in parentheses: #[default(...)]
                help: write the value in parentheses: `#[default(20)]`
            R001 api/mod.rs:3:80 `x`: expected string literal, `comma` or `deep`
                help: write `#[query]`, `#[query("filter[name]")]` or `#[query(comma)]`
            R001 api/mod.rs:3:100 `k`: expected string literal
                help: write `#[header]` or `#[header("X-Name")]`
            R001 api/mod.rs:4:21 `99999`: a status is a number
                help: write `status = 201`
        "#]],
    );
}

#[test]
fn what_is_given_twice_is_refused() {
    check(
        "#[get(\"/\", \"/b\", status = 200, status = 201)] fn a(#[query] #[path] b: u8, #[default(1)] #[default(2)] c: u8);
#[get(\"/\")] #[post(\"/\")] fn d();",
        &expect![[r#"
            mod crate::api ""
              GET "/" [] status Some(200) id None
                fn a "" deprecated false output false
                  b "" Some(Query(QueryArguments { name: None, style: None })) default false
                  c "" None default true
            R004 api/mod.rs:1:12 `"/b"`: this is given a second time
                help: remove one of them
            R004 api/mod.rs:1:32 `status`: this is given a second time
                help: remove one of them
            R004 api/mod.rs:1:61 `#[path]`: a parameter is said to be two things
                help: remove one of them
            R004 api/mod.rs:1:90 `#[default(2)]`: a parameter is said to be two things
                help: remove one of them
            R004 api/mod.rs:2:13 `#[post("/")]`: a function is one operation or one callback (a second attribute)
                help: write a second function
        "#]],
    );
}

#[test]
fn forms_that_no_operation_has_are_refused() {
    check(
        "#[get(\"/\")] const unsafe extern \"C\" fn a<T>(self, (b, c): D, mut e: u8) where T: Copy;
#[get(\"/\")] fn f() {}
#[get(\"/\")] struct G;
fn bare();",
        &expect![[r#"
            mod crate::api ""
              type G ""
              GET "/" [] status None id None
                fn a "" deprecated false output false
            R006 api/mod.rs:1:13 `const`: an operation or a callback cannot have `const`
                help: write `pub async fn name(parameter: Type) -> Type;`
            R006 api/mod.rs:1:19 `unsafe`: an operation or a callback cannot have `unsafe`
                help: write `pub async fn name(parameter: Type) -> Type;`
            R006 api/mod.rs:1:26 `extern "C"`: an operation or a callback cannot have an ABI
                help: write `pub async fn name(parameter: Type) -> Type;`
            R006 api/mod.rs:1:42 `T`: an operation or a callback cannot have type parameters
                help: write `pub async fn name(parameter: Type) -> Type;`
            R006 api/mod.rs:1:45 `self`: an operation or a callback cannot have `self`
                help: write `pub async fn name(parameter: Type) -> Type;`
            R006 api/mod.rs:1:51 `(b, c)`: an operation or a callback cannot have a pattern
                help: write `pub async fn name(parameter: Type) -> Type;`
            R006 api/mod.rs:1:62 `mut e`: an operation or a callback cannot have a pattern
                help: write `pub async fn name(parameter: Type) -> Type;`
            R006 api/mod.rs:1:73 `where T: Copy`: an operation or a callback cannot have a `where` clause
                help: write `pub async fn name(parameter: Type) -> Type;`
            R006 api/mod.rs:2:16 `f`: `f` has a body (the service implements it)
                help: write `;` in place of the body
            R009 api/mod.rs:3:1 `#[get("/")]`: this attribute belongs on a function without a body
                help: move it to a function
            R010 api/mod.rs:4:4 `bare`: `bare` has no body and is no operation
                help: write `#[get("/path")]` or `#[callback(post, "…")]` above it
        "#]],
    );
}

#[test]
fn docs_must_be_written_out() {
    check(
        "#[doc = include_str!(\"a.md\")] #[doc(hidden)] #[get(\"/\")] fn a();",
        &expect![[r#"
        mod crate::api ""
          GET "/" [] status None id None
            fn a "" deprecated false output false
        R007 api/mod.rs:1:9 `include_str!("a.md")`: a doc comment of the contract must be written out (computed by the compiler)
            help: write the text as a `///` comment
    "#]],
    );
}

#[test]
fn a_block_comment_loses_its_stars() {
    check(
        "/** One.\n * Two.\n *   - three\n */\nstruct A;\n/** * kept */ struct B;",
        &expect![[r#"
        mod crate::api ""
          type A "One.\nTwo.\n  - three"
          type B "* kept"
    "#]],
    );
}

#[test]
fn a_part_of_a_literal_has_its_own_place_unless_it_has_escapes() {
    let place = |text: &str| {
        let sources = sources(&format!("#[get({text})] fn a();"));
        let contract = files(&sources, &mut Sink::default()).unwrap();
        sources.text(contract.modules[0].operations[0].path.part(1..3)).to_owned()
    };
    assert_eq!(place(r#""/ab/""#), "ab");
    assert_eq!(place(r##"r#"/ab/"#"##), "ab");
    assert_eq!(place(r#""/a\u{62}/""#), r#""/a\u{62}/""#);
}

#[test]
fn places_are_right_after_a_first_line_for_a_shell() {
    check(
        "#!/usr/bin/env ünder\nfn bare();",
        &expect![[r#"
        mod crate::api ""
        R010 api/mod.rs:2:4 `bare`: `bare` has no body and is no operation
            help: write `#[get("/path")]` or `#[callback(post, "…")]` above it
    "#]],
    );
}

#[test]
fn a_file_that_nests_too_deeply_is_refused() {
    let check_deep = |before: &str, after: &str| {
        let sources = sources(&format!("type A = {}u8{};", before.repeat(5000), after.repeat(5000)));
        let mut sink = Sink::default();
        assert!(files(&sources, &mut sink).unwrap().modules.is_empty());
        assert!(findings(&sources, sink).starts_with("R011"));
    };
    check_deep("Vec<", ">");
    check_deep("(", ")");
    check_deep("[", "]");
    check_deep("& ", "");
    check_deep("fn() -> ", "");
}

#[test]
fn many_things_beside_one_another_do_not_nest() {
    let sources = sources(&"a! {} const B: bool = !C && -1 < 2; type D = E<F<u8>>;".repeat(200));
    let contract = files(&sources, &mut Sink::default()).unwrap();
    assert_eq!(contract.types.len(), 200);
}

#[test]
fn an_empty_contract_has_no_modules() {
    let contract = files(&Sources::default(), &mut Sink::default()).unwrap();
    assert!(contract.modules.is_empty());
}
