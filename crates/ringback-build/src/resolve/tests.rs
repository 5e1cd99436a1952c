//! What each name leads to, or how it is refused.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
#![expect(clippy::format_collect, reason = "the tests need no speed")]

use std::fmt::Write;

use expect_test::{Expect, expect};

use crate::diagnostics::Sink;
use crate::parse::files;
use crate::resolve::{Names, Scope};
use crate::testing::{findings, sources};

/// Settles the answer of every operation.
fn check(text: &str, expected: &Expect) {
    let sources = sources(text);
    let mut sink = Sink::default();
    let contract = files(&sources, &mut sink).unwrap();
    let names = Names::new(&contract);
    let mut seen = String::new();
    for module in &contract.modules {
        for operation in &module.operations {
            let output = operation.function.output.as_ref().unwrap();
            if let Some(ty) = names.ty(Scope::module(module.id), output, &mut sink) {
                writeln!(seen, "{}", ty.rust(&contract)).unwrap();
            }
        }
    }
    expected.assert_eq(&(seen + &findings(&sources, sink)));
}

/// Settles each of these types in a module that begins with `items`.
fn check_types(items: &str, types: &[&str], expected: &Expect) {
    let operations: Vec<String> = types.iter().map(|ty| format!("#[get(\"/\")] fn f() -> {ty};\n")).collect();
    check(&format!("{items}\n{}", operations.concat()), expected);
}

#[test]
fn the_prelude_and_primitives_need_no_import() {
    check_types(
        "",
        &["Option<Vec<u8>>", "Result<String, Box<[bool; 4]>>", "((), (f64,), (char, i8))", "Box<str>"],
        &expect![[r#"
            Option<Vec<u8>>
            Result<String, Box<[bool; 4]>>
            ((), (f64,), (char, i8))
            Box<str>
        "#]],
    );
}

#[test]
fn known_types_are_found_through_any_import() {
    check_types(
        "use std::collections::{HashMap, BTreeSet as Set}; use url as web; use core::option; use chrono::*;
use std::collections::*; use std::borrow::Cow; extern crate uuid as ids;",
        &[
            "HashMap<String, Set<u8>>",
            "web::Url",
            "option::Option<ids::Uuid>",
            "DateTime<Utc>",
            "VecDeque<::serde_json::Value>",
            "Cow<'static, str>",
            "rust_decimal::Decimal",
            "std::sync::Arc<[u8]>",
        ],
        &expect![[r#"
            ::std::collections::HashMap<String, ::std::collections::BTreeSet<u8>>
            ::url::Url
            Option<::uuid::Uuid>
            ::chrono::DateTime<::chrono::Utc>
            ::std::collections::VecDeque<::serde_json::Value>
            ::std::borrow::Cow<'static, str>
            ::rust_decimal::Decimal
            ::std::sync::Arc<[u8]>
        "#]],
    );
}

#[test]
fn a_macro_called_like_its_crate_hides_no_type_of_it() {
    check_types(
        "use indexmap::{indexmap, IndexMap, set::IndexSet};",
        &["IndexMap<String, u8>", "IndexSet<u8>"],
        &expect![[r#"
            ::indexmap::IndexMap<String, u8>
            ::indexmap::IndexSet<u8>
        "#]],
    );
}

#[test]
fn a_type_of_the_contract_wins_over_the_prelude() {
    check_types(
        "pub struct Option; pub struct u8; mod a { pub struct B; }",
        &["Option", "u8", "self::Option"],
        &expect![[r#"
            crate::api::Option
            crate::api::u8
            crate::api::Option
        "#]],
    );
}

#[test]
fn paths_lead_through_modules_imports_globs_and_re_exports() {
    check(
        "\
//- api/mod.rs
pub mod a; pub mod b; pub mod c;
use a::*;
pub use c::Deep as Shallow;
#[get(\"/\")] fn f() -> (A, a::A, self::b::B, crate::api::b::B, c::Deep, Shallow);
//- api/a.rs
pub struct A;
pub use super::b::B as OfB;
//- api/b.rs
use super::*;
pub struct B;
#[get(\"/\")] fn f() -> (Shallow, OfB, super::a::OfB, super::super::api::a::A, crate::api::c::deeper::Deep);
//- api/c.rs
pub mod deeper { pub struct Deep; }
pub use self::deeper::*;
",
        &expect![[r#"
            (crate::api::a::A, crate::api::a::A, crate::api::b::B, crate::api::b::B, crate::api::c::deeper::Deep, crate::api::c::deeper::Deep)
            (crate::api::c::deeper::Deep, crate::api::b::B, crate::api::b::B, crate::api::a::A, crate::api::c::deeper::Deep)
        "#]],
    );
}

#[test]
fn raw_identifiers_are_the_same_names() {
    check_types(
        "pub mod r#type { pub struct r#Struct; }",
        &["r#type::Struct"],
        &expect![[r#"
        crate::api::r#type::r#Struct
    "#]],
    );
}

#[test]
fn aliases_are_followed_with_their_parameters_and_defaults() {
    check_types(
        "pub struct Page<T, M = T> { a: T, m: M } pub struct P;
type Res<T> = Result<T, P>; type Pages<T = u8> = Page<Vec<T>>; type Text = str;",
        &["Res<Pages>", "Res<Pages<char>>", "Page<u8, bool>", "Box<Text>"],
        &expect![[r#"
            Result<crate::api::Page<Vec<u8>, Vec<u8>>, crate::api::P>
            Result<crate::api::Page<Vec<char>, Vec<char>>, crate::api::P>
            crate::api::Page<u8, bool>
            Box<str>
        "#]],
    );
}

#[test]
fn loops_end() {
    check(
        "\
//- api/mod.rs
pub mod a; pub mod b;
use a::*;
use self::x as y; use self::y as x;
type Own = Vec<Other>; type Other = Own;
#[get(\"/\")] fn f() -> Nowhere;
#[get(\"/\")] fn g() -> x;
#[get(\"/\")] fn h() -> Own;
//- api/a.rs
pub use super::b::*;
//- api/b.rs
pub use super::a::*;
pub use super::*;
",
        &expect![[r#"
            R307 api/mod.rs:4:6 `Own`: this alias leads back to itself
                api/mod.rs:7:23 `Own`: `Own` is an alias
                api/mod.rs:4:16 `Other`: `Other` is an alias
                help: write the type out
            R301 api/mod.rs:5:23 `Nowhere`: `Nowhere` is not a type that the contract declares or imports
                help: declare it in the contract as a struct or an enum, or import it with `use`
            R301 api/mod.rs:6:23 `x`: `x` is not a type that the contract declares or imports
                help: did you mean `a`?
        "#]],
    );
}

#[test]
fn a_type_that_grows_without_bounds_is_refused() {
    let doubled: String = (1..40).map(|i| format!("type A{i} = (A{}, A{});", i - 1, i - 1)).collect();
    check_endless(&format!("type A0 = u8; {doubled}"), "A39");
    let twice = (0..12).fold("u8".to_owned(), |inner, _| format!("Twice<{inner}>"));
    check_endless("type Twice<T> = (T, T);", &twice);
    let chain: String = (1..5000).map(|i| format!("type A{i} = Vec<A{}>;", i - 1)).collect();
    check_endless(&format!("type A0 = u8; {chain}"), "A4999");
}

fn check_endless(items: &str, ty: &str) {
    let sources = sources(&format!("{items} #[get(\"/\")] fn f() -> {ty};"));
    let mut sink = Sink::default();
    let contract = files(&sources, &mut sink).unwrap();
    let output = contract.modules[0].operations[0].function.output.clone().unwrap();
    let scope = Scope::module(contract.modules[0].id);
    assert_eq!(Names::new(&contract).ty(scope, &output, &mut sink), None);
    assert!(findings(&sources, sink).contains("R307"));
}

#[test]
fn unknown_names_are_refused_with_the_likely_one() {
    check_types(
        "pub struct Invoice; mod a { struct Private; } use std::vec::Vec as List;",
        &["Invoise", "Strng", "Whatever", "a::Missing", "a", "crate", "Option<Lisst<Nope>>"],
        &expect![[r#"
            R301 api/mod.rs:2:23 `Invoise`: `Invoise` is not a type that the contract declares or imports
                help: did you mean `Invoice`?
            R301 api/mod.rs:3:23 `Strng`: `Strng` is not a type that the contract declares or imports
                help: did you mean `String`?
            R301 api/mod.rs:4:23 `Whatever`: `Whatever` is not a type that the contract declares or imports
                help: declare it in the contract as a struct or an enum, or import it with `use`
            R301 api/mod.rs:5:23 `a::Missing`: `a::Missing` is not a type that the contract declares or imports
                help: declare it in the contract as a struct or an enum, or import it with `use`
            R301 api/mod.rs:6:23 `a`: `a` is not a type that the contract declares or imports
                help: declare it in the contract as a struct or an enum, or import it with `use`
            R301 api/mod.rs:7:23 `crate`: `crate` is not a type that the contract declares or imports
                help: declare it in the contract as a struct or an enum, or import it with `use`
            R301 api/mod.rs:8:30 `Lisst`: `Lisst` is not a type that the contract declares or imports
                help: did you mean `List`?
        "#]],
    );
}

#[test]
fn foreign_and_outside_types_are_refused() {
    check_types(
        "use sqlx::types::Uuid; use crate::model::Row; use anyhow::Result; type Res = Result<u8>;",
        &["Uuid", "Row", "Res", "super::super::up::X", "std::time::Instant", "::url::Uri"],
        &expect![[r#"
            R302 api/mod.rs:1:78 `Result`: `anyhow::Result` is not one of the foreign types whose JSON is known
                api/mod.rs:4:23 `Res`: `Res` is an alias
                help: did you mean `std::result::Result`?
            R302 api/mod.rs:2:23 `Uuid`: `sqlx::types::Uuid` is not one of the foreign types whose JSON is known
                help: did you mean `uuid::Uuid`?
            R303 api/mod.rs:3:23 `Row`: `crate::model::Row` stands outside the contract
                help: move it into `api/`
            R301 api/mod.rs:5:23 `super::super::up::X`: `super::super::up::X` is not a type that the contract declares or imports
                help: declare it in the contract as a struct or an enum, or import it with `use`
            R302 api/mod.rs:6:23 `std::time::Instant`: `std::time::Instant` is not one of the foreign types whose JSON is known
                help: declare a struct in the contract that holds what it holds, and convert it in the service
            R302 api/mod.rs:7:25 `url::Uri`: `url::Uri` is not one of the foreign types whose JSON is known
                help: declare a struct in the contract that holds what it holds, and convert it in the service
        "#]],
    );
}

#[test]
fn a_name_that_a_foreign_glob_may_bring_is_refused() {
    check_types(
        "use std::io::*; pub struct A;",
        &["Result<A, A>", "A", "u8", "url::Url", "std::string::String"],
        &expect![[r#"
            crate::api::A
            u8
            String
            R301 api/mod.rs:2:23 `Result`: `Result` may come from `std::io::*`, which the contract's text does not show
                api/mod.rs:1:14 `*`: this may bring any name
                help: import what is needed by name in place of the glob
            R301 api/mod.rs:5:23 `url::Url`: `url::Url` may come from `std::io::*`, which the contract's text does not show
                api/mod.rs:1:14 `*`: this may bring any name
                help: import what is needed by name in place of the glob
        "#]],
    );
}

#[test]
fn forms_that_are_no_data_are_refused() {
    check_types(
        "pub union U { a: u8 } pub struct L<'a>(&'a u8); pub struct N<const N: usize>;",
        &[
            "&'static str",
            "U",
            "L<'static>",
            "N<3>",
            "dyn Copy",
            "impl Copy",
            "fn(u8) -> u8",
            "*const u8",
            "!",
            "_",
            "vec!()",
            "<A as B>::C",
            "[u8; LEN]",
            "str",
            "[u8]",
            "Vec<str>",
            "Vec<u8, A>",
            "Option",
            "u8<u8>",
            "std::collections::HashMap<u8>",
            "std::borrow::Cow<'a, str>",
        ],
        &expect![[r#"
            R305 api/mod.rs:1:36 `'a`: a lifetime or constant parameter cannot stand in the contract
                help: own the values, and use types as parameters only
            R305 api/mod.rs:2:23 `&'static str`: a reference cannot stand in the contract
                help: own the value: `String` in place of `&str`
            R305 api/mod.rs:3:23 `U`: a union cannot stand in the contract
                help: use a struct or an enum
            R305 api/mod.rs:5:25 `3`: this argument cannot stand in the contract
                help: give a type
            R305 api/mod.rs:6:23 `dyn Copy`: this form of type cannot stand in the contract
                help: use a struct, an enum or a type of std
            R305 api/mod.rs:7:23 `impl Copy`: this form of type cannot stand in the contract
                help: use a struct, an enum or a type of std
            R305 api/mod.rs:8:23 `fn(u8) -> u8`: this form of type cannot stand in the contract
                help: use a struct, an enum or a type of std
            R305 api/mod.rs:9:23 `*const u8`: this form of type cannot stand in the contract
                help: use a struct, an enum or a type of std
            R305 api/mod.rs:10:23 `!`: this form of type cannot stand in the contract
                help: use a struct, an enum or a type of std
            R305 api/mod.rs:11:23 `_`: this form of type cannot stand in the contract
                help: use a struct, an enum or a type of std
            R305 api/mod.rs:12:23 `vec!()`: a macro cannot stand in the contract
                help: write the type that it makes
            R305 api/mod.rs:13:23 `<A as B>::C`: an associated type cannot stand in the contract
                help: name the type itself
            R305 api/mod.rs:14:28 `LEN`: a computed length cannot stand in the contract
                help: write the number
            R305 api/mod.rs:15:23 `str`: a type without a size cannot stand in the contract
                help: write `String` or `Vec<T>`
            R305 api/mod.rs:16:23 `[u8]`: a type without a size cannot stand in the contract
                help: write `String` or `Vec<T>`
            R305 api/mod.rs:17:23 `Vec<str>`: a type without a size cannot stand in the contract
                help: write `String` or `Vec<T>`
            R301 api/mod.rs:18:31 `A`: `A` is not a type that the contract declares or imports
                help: did you mean `L`?
            R306 api/mod.rs:19:23 `Option`: `Option` takes 1 type argument, 0 given
                help: give it 1 type argument
            R306 api/mod.rs:20:23 `u8`: `u8` takes 0 type arguments, 1 given
                help: give it 0 type arguments
            R306 api/mod.rs:21:23 `std::collections::HashMap`: `HashMap` takes 2 type arguments, 1 given
                help: give it 2 type arguments
            R305 api/mod.rs:22:40 `'a`: a lifetime cannot stand in the contract
                help: own the value
        "#]],
    );
}

#[test]
fn what_generated_code_names_must_not_be_private() {
    check(
        "struct A; mod b { pub struct B; pub(super) struct C; } pub(crate) struct D; pub(super) struct E;
#[get(\"/\")] fn f() -> (A, b::B, D, E);",
        &expect![[r#"
            R304 api/mod.rs:1:8 `A`: `A` is private, but generated code names it
                api/mod.rs:2:23 `(A, b::B, D, E)`: named here
                help: write `pub` before it
            R304 api/mod.rs:1:15 `b`: module `b` is private, but generated code names it
                api/mod.rs:2:23 `(A, b::B, D, E)`: named here
                help: write `pub` before it
        "#]],
    );
}

#[test]
fn a_mistake_in_an_alias_shows_the_way_to_it() {
    check_types(
        "type Outer = Vec<Inner>; type Inner = Option<Gone>;",
        &["Outer"],
        &expect![[r#"
        R301 api/mod.rs:1:46 `Gone`: `Gone` is not a type that the contract declares or imports
            api/mod.rs:2:23 `Outer`: `Outer` is an alias
            api/mod.rs:1:18 `Inner`: `Inner` is an alias
            help: declare it in the contract as a struct or an enum, or import it with `use`
    "#]],
    );
}
