//! What each type is in JSON, read and written, or how it is refused.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
#![expect(clippy::format_push_string, reason = "the tests need no speed")]

use std::fmt::Write;

use expect_test::{Expect, expect};

use crate::diagnostics::Sink;
use crate::lower::members::{Shape, shape};
use crate::lower::schema::{Direction, Schemas};
use crate::model::{Additional, Property, Schema, SchemaKind, TaggedVariant};
use crate::parse::{Contract, Function, Module, Place, files};
use crate::resolve::{Names, Scope, Type};
use crate::testing::{findings, sources};

/// Every operation's parameters are read and its answer is written.
fn check(text: &str, expected: &Expect) {
    let sources = sources(text);
    let mut sink = Sink::default();
    let contract = files(&sources, &mut sink).unwrap();
    let names = Names::new(&contract);
    let mut schemas = Schemas::new(&names);
    let mut used = Vec::new();
    for module in &contract.modules {
        for function in module.operations.iter().map(|operation| &operation.function) {
            used.extend(lower(&names, &mut schemas, module, function, &mut sink));
        }
    }
    let mut seen = String::new();
    if sink.is_empty() {
        let settled = schemas.finish(&mut sink);
        for schema in &mut used {
            settled.settle_schema(schema);
            writeln!(seen, "{}", text_of(schema)).unwrap();
        }
        for (name, component) in &settled.components.schemas {
            writeln!(seen, "{name} = {}", text_of(&component.schema)).unwrap();
        }
    }
    expected.assert_eq(&(seen + &findings(&sources, sink)));
}

fn lower(
    names: &Names<'_>,
    schemas: &mut Schemas<'_>,
    module: &Module,
    function: &Function,
    sink: &mut Sink,
) -> Vec<Schema> {
    let inputs = function.parameters.iter().map(|parameter| (&parameter.ty, Direction::Reading));
    let output = function.output.iter().map(|ty| (ty, Direction::Writing));
    let used = inputs.chain(output).filter_map(|(written, direction)| {
        let ty = names.ty(Scope::module(module.id), written, sink)?;
        schemas.schema(&ty, direction, Place { file: module.file }.of(written), sink)
    });
    used.collect()
}

/// Reads and writes each of these types in a module that begins with `items`.
fn check_types(items: &str, types: &[&str], expected: &Expect) {
    let operation = |ty: &&str| format!("#[get(\"/\")] fn f(a: {ty}) -> {ty};\n");
    let operations: Vec<String> = types.iter().map(operation).collect();
    check(&format!("use serde::{{Deserialize, Serialize}};\n{items}\n{}", operations.concat()), expected);
}

/// A schema on one line.
fn text_of(schema: &Schema) -> String {
    let mut text = kind_text(&schema.kind);
    if schema.is_nullable {
        text += "|null";
    }
    if schema.is_deprecated {
        text += " deprecated";
    }
    if !schema.aliases.is_empty() {
        text += &format!(" or {:?}", schema.aliases);
    }
    if let Some(default) = &schema.default {
        text += &format!(" default {default}");
    }
    for (mark, said) in [("#", &schema.title), ("", &schema.description)] {
        if !said.is_empty() {
            text += &format!(" {mark}{said:?}");
        }
    }
    text
}

fn kind_text(kind: &SchemaKind) -> String {
    let list =
        |schemas: &[Schema], between: &str| schemas.iter().map(text_of).collect::<Vec<_>>().join(between);
    match kind {
        SchemaKind::Any => "any".to_owned(),
        SchemaKind::Null => "null".to_owned(),
        SchemaKind::Ref(name) => format!("@{name}"),
        SchemaKind::Boolean => "boolean".to_owned(),
        SchemaKind::Integer { format, minimum, maximum } => {
            let limit = |limit: &Option<i128>| limit.map(|limit| limit.to_string()).unwrap_or_default();
            format!("{format}({}..{})", limit(minimum), limit(maximum))
        }
        SchemaKind::Number { format } => (*format).to_owned(),
        SchemaKind::String { format, min_length, .. } => {
            let length = min_length.map(|length| format!(" of {length}")).unwrap_or_default();
            format!("string{}{length}", format.map(|format| format!("({format})")).unwrap_or_default())
        }
        SchemaKind::Decimal { reads_numbers } => format!("decimal(numbers {reads_numbers})"),
        SchemaKind::Binary => "octets".to_owned(),
        SchemaKind::Enum(values) => {
            let value =
                |value: &crate::model::EnumValue| format!("{:?} {:?}", value.value, value.description);
            format!("enum({})", values.iter().map(value).collect::<Vec<_>>().join(", "))
        }
        SchemaKind::Array { items, is_unique, length } => {
            let unique = if *is_unique { "unique " } else { "" };
            let length = length.map(|length| format!("; {length}")).unwrap_or_default();
            format!("{unique}[{}{length}]", text_of(items))
        }
        SchemaKind::Tuple { items, least } if *least == items.len() => format!("({})", list(items, ", ")),
        SchemaKind::Tuple { items, least } => format!("({}; at least {least})", list(items, ", ")),
        SchemaKind::Object { properties, additional } => object_text(properties, additional),
        SchemaKind::OneOf(choices) => format!("oneOf({})", list(choices, " | ")),
        SchemaKind::AnyOf(choices) => format!("anyOf({})", list(choices, " | ")),
        SchemaKind::AllOf(choices) => format!("allOf({})", list(choices, " & ")),
        SchemaKind::Tagged { tag, variants } => {
            let variant = |one: &TaggedVariant| format!("{}: {}", one.values.join("/"), text_of(&one.schema));
            format!("by {tag}({})", variants.iter().map(variant).collect::<Vec<_>>().join(" | "))
        }
        SchemaKind::OtherText(names) => format!("string but {names:?}"),
        SchemaKind::Never => "never".to_owned(),
    }
}

fn object_text(properties: &indexmap::IndexMap<String, Property>, additional: &Additional) -> String {
    let property = |(name, property): (&String, &Property)| {
        format!("{name}{}: {}", if property.is_required { "" } else { "?" }, text_of(&property.schema))
    };
    let mut parts: Vec<String> = properties.iter().map(property).collect();
    match additional {
        Additional::Allowed => {}
        Additional::Denied => parts.push("no more".to_owned()),
        Additional::Schema(schema) => parts.push(format!("*: {}", text_of(schema))),
        Additional::Keyed { keys, values } => parts.push(format!("{}: {}", text_of(keys), text_of(values))),
    }
    format!("{{ {} }}", parts.join(", "))
}

#[test]
fn scalars_have_ranges_and_formats() {
    check_types(
        "use chrono::*; use rust_decimal::Decimal; use std::net::*;",
        &[
            "(bool, char, String)",
            "(i8, i16, i32, i64, isize)",
            "(u8, u16, u32, u64, usize)",
            "(f32, f64)",
            "(url::Url, uuid::Uuid)",
            "Decimal",
            "(DateTime<Utc>, DateTime<Local>, NaiveDate, NaiveTime, NaiveDateTime)",
            "serde_json::Value",
            "(Ipv4Addr, Ipv6Addr, IpAddr)",
            "std::num::NonZeroU8",
            "()",
        ],
        &expect![[r#"
            (boolean, string of 1, string)
            (boolean, string of 1, string)
            (int8(-128..127), int16(-32768..32767), int32(-2147483648..2147483647), int64(-9223372036854775808..9223372036854775807), int64(-9223372036854775808..9223372036854775807))
            (int8(-128..127), int16(-32768..32767), int32(-2147483648..2147483647), int64(-9223372036854775808..9223372036854775807), int64(-9223372036854775808..9223372036854775807))
            (uint8(0..255), uint16(0..65535), uint32(0..4294967295), uint64(0..18446744073709551615), uint64(0..18446744073709551615))
            (uint8(0..255), uint16(0..65535), uint32(0..4294967295), uint64(0..18446744073709551615), uint64(0..18446744073709551615))
            (float, double)
            (float, double)
            (string(uri), string(uuid))
            (string(uri), string(uuid))
            decimal(numbers true)
            decimal(numbers false)
            (string(date-time), string(date-time), string(date), string(time-local), string(date-time-local))
            (string(date-time), string(date-time), string(date), string(time-local), string(date-time-local))
            any
            any
            (string(ipv4), string(ipv6), string(ip))
            (string(ipv4), string(ipv6), string(ip))
            uint8(1..255)
            uint8(1..255)
            null
            null
        "#]],
    );
}

#[test]
fn containers_are_lists_and_objects() {
    check_types(
        "use std::collections::*; use std::borrow::Cow;
#[derive(Serialize, Deserialize)] pub enum Key { A, B }
#[derive(Serialize, Deserialize)] pub struct Name(String);",
        &[
            "Vec<Option<u8>>",
            "HashSet<bool>",
            "[u8; 2]",
            "(u8, bool)",
            "Box<[u8]>",
            "Cow<'static, str>",
            "Option<Option<u8>>",
            "BTreeMap<String, u8>",
            "HashMap<Key, bool>",
            "HashMap<Name, ()>",
            "Option<()>",
        ],
        &expect![[r#"
            [uint8(0..255)|null]
            [uint8(0..255)|null]
            unique [boolean]
            unique [boolean]
            [uint8(0..255); 2]
            [uint8(0..255); 2]
            (uint8(0..255), boolean)
            (uint8(0..255), boolean)
            [uint8(0..255)]
            [uint8(0..255)]
            string
            string
            uint8(0..255)|null
            uint8(0..255)|null
            { *: uint8(0..255) }
            { *: uint8(0..255) }
            { A?: boolean, B?: boolean, no more }
            { A?: boolean, B?: boolean, no more }
            { *: null }
            { *: null }
            null
            null
        "#]],
    );
}

#[test]
fn a_struct_is_an_object_and_a_missing_option_is_read() {
    check_types(
        "/// # An order
///
/// Of goods.
#[deprecated]
#[derive(Serialize, Deserialize)] pub struct Order {
    /// Unique.
    id: u8,
    note: Option<String>,
    #[deprecated] boxed: Box<Option<bool>>,
    r#type: Unit,
}
#[derive(Serialize, Deserialize)] pub struct Unit;",
        &["Order"],
        &expect![[r#"
            @OrderInput
            @Order
            Order = { id: uint8(0..255) "Unique.", note: string|null, boxed: boolean|null deprecated, type: @Unit } deprecated #"An order" "Of goods."
            OrderInput = { id: uint8(0..255) "Unique.", note?: string|null, boxed?: boolean|null deprecated, type: @Unit } deprecated #"An order" "Of goods."
            Unit = null
        "#]],
    );
}

#[test]
fn one_component_serves_both_ways_where_nothing_differs() {
    check_types(
        "#[derive(Serialize, Deserialize)] pub struct A { b: B, #[serde(skip_serializing_if = \"Option::is_none\")] c: Option<u8> }
#[derive(Serialize, Deserialize)] pub struct B { a: Vec<A>, e: E }
#[derive(Serialize, Deserialize)] pub enum E { X }",
        &["B"],
        &expect![[r#"
            @B
            @B
            A = { b: @B, c?: uint8(0..255)|null }
            B = { a: [@A], e: @E }
            E = enum("X" "")
        "#]],
    );
}

#[test]
fn a_difference_reaches_every_type_that_refers_to_it() {
    check_types(
        "#[derive(Serialize, Deserialize)] pub struct A { b: Vec<B>, plain: Plain }
#[derive(Serialize, Deserialize)] pub struct B { a: Option<Box<A>> }
#[derive(Serialize, Deserialize)] pub struct Plain { c: u8 }",
        &["A"],
        &expect![[r#"
            @AInput
            @A
            A = { b: [@B], plain: @Plain }
            AInput = { b: [@BInput], plain: @Plain }
            B = { a: @A|null }
            BInput = { a?: @AInput|null }
            Plain = { c: uint8(0..255) }
        "#]],
    );
}

#[test]
fn a_type_that_goes_one_way_keeps_its_name() {
    check(
        "#[derive(serde::Deserialize)] pub struct In { a: Option<u8> }
#[derive(serde::Serialize)] pub struct Out { a: Option<u8> }
#[get(\"/\")] fn f(a: In) -> Out;",
        &expect![[r#"
            @In
            @Out
            In = { a?: uint8(0..255)|null }
            Out = { a: uint8(0..255)|null }
        "#]],
    );
}

#[test]
fn serde_names_and_defaults_are_followed_in_each_direction() {
    check_types(
        "#[derive(Serialize, Deserialize)]
#[serde(rename = \"Renamed\", rename_all(serialize = \"camelCase\", deserialize = \"kebab-case\"))]
pub struct A {
    one_two: u8,
    #[serde(rename(serialize = \"w\", deserialize = \"r\"))] three: u8,
    #[serde(default)] four: Vec<u8>,
    #[serde(default = \"five\")] five: bool,
    #[serde(default, skip_serializing_if = \"String::is_empty\")] six: String,
    #[serde(skip_serializing_if = \"Vec::is_empty\")] seven: Vec<u8>,
}
#[derive(Serialize, Deserialize, Default)] #[serde(default)] pub struct B { a: u8 }
#[derive(Serialize, Deserialize)] #[serde(rename_all = \"kebab-case\", rename_all_fields = \"UPPERCASE\")]
pub enum C { HTTPServer, X2Y { foo_bar1: u8 } }",
        &["A", "B", "C"],
        &expect![[r#"
            @RenamedInput
            @Renamed
            @BInput
            @B
            @C
            @C
            B = { a: uint8(0..255) }
            BInput = { a?: uint8(0..255) }
            C = oneOf(enum("h-t-t-p-server" "") | { x2-y: { FOO_BAR1: uint8(0..255) }, no more })
            Renamed = { oneTwo: uint8(0..255), w: uint8(0..255), four: [uint8(0..255)], five: boolean, six?: string, seven?: [uint8(0..255)] }
            RenamedInput = { one-two: uint8(0..255), r: uint8(0..255), four?: [uint8(0..255)] default [], five?: boolean, six?: string default "", seven: [uint8(0..255)] }
        "#]],
    );
}

#[test]
fn enums_are_externally_tagged() {
    check_types(
        "#[derive(Serialize, Deserialize)] pub enum Unit { /** First. */ A, #[serde(rename = \"b\")] B }
#[derive(Serialize, Deserialize)] pub enum Data {
    Nothing,
    /// One.
    One(u8),
    Two(u8, Unit),
    #[deprecated] Named { a: Option<u8> },
    Empty {},
    Other,
    NoItems(),
}
#[derive(Serialize, Deserialize)] pub enum Single { Only(Vec<Single>) }",
        &["Unit", "Data", "Single"],
        &expect![[r#"
            @Unit
            @Unit
            @DataInput
            @Data
            @Single
            @Single
            Data = oneOf(enum("Nothing" "", "Other" "") | { One: uint8(0..255), no more } "One." | { Two: (uint8(0..255), @Unit), no more } | { Named: { a: uint8(0..255)|null }, no more } deprecated | { Empty: {  }, no more } | { NoItems: (), no more })
            DataInput = oneOf(enum("Nothing" "", "Other" "") | { One: uint8(0..255), no more } "One." | { Two: (uint8(0..255), @Unit), no more } | { Named: { a?: uint8(0..255)|null }, no more } deprecated | { Empty: {  }, no more } | { NoItems: (), no more })
            Single = oneOf({ Only: [@Single], no more })
            Unit = enum("A" "First.", "b" "")
        "#]],
    );
}

#[test]
fn newtypes_and_tuple_structs_are_what_they_hold() {
    check_types(
        "/// A number.
#[derive(Serialize, Deserialize)] pub struct Id(u64);
#[derive(Serialize, Deserialize)] pub struct Maybe(Option<Id>);
#[derive(Serialize, Deserialize)] pub struct Pair(/** Left. */ u8, Maybe);
#[derive(Serialize, Deserialize)] pub struct Holder { maybe: Maybe }",
        &["Pair", "Holder"],
        &expect![[r#"
            @Pair
            @Pair
            @Holder
            @Holder
            Holder = { maybe: @Maybe }
            Id = uint64(0..18446744073709551615) "A number."
            Maybe = @Id|null
            Pair = (uint8(0..255) "Left.", @Maybe)
        "#]],
    );
}

#[test]
fn generic_types_are_named_after_their_arguments() {
    check_types(
        "#[derive(Serialize, Deserialize)] pub struct Page<T, M = ()> { items: Vec<T>, meta: M }
#[derive(Serialize, Deserialize)] pub struct Item { next: Page<u8, (bool,)> }
type Items = Page<Item>;",
        &["Items", "Page<Vec<Item>, [u8; 2]>"],
        &expect![[r#"
            @Page_of_Item_and_Unit
            @Page_of_Item_and_Unit
            @Page_of_Vec_of_Item_and_Array2_of_u8
            @Page_of_Vec_of_Item_and_Array2_of_u8
            Item = { next: @Page_of_u8_and_Tuple_of_bool }
            Page_of_Item_and_Unit = { items: [@Item], meta: null }
            Page_of_Vec_of_Item_and_Array2_of_u8 = { items: [[@Item]], meta: [uint8(0..255); 2] }
            Page_of_u8_and_Tuple_of_bool = { items: [uint8(0..255)], meta: (boolean) }
        "#]],
    );
}

#[test]
fn types_of_one_name_are_told_apart_by_their_modules() {
    check(
        "\
//- api/mod.rs
pub mod invoices; pub mod orders;
#[derive(serde::Deserialize, serde::Serialize)] pub struct Line { a: u8 }
#[derive(serde::Deserialize, serde::Serialize)] pub struct Other_Input;
#[derive(serde::Deserialize, serde::Serialize)] pub struct Other { a: Option<u8> }
#[get(\"/\")] fn f(a: Line, b: Other, c: Other_Input) -> Other;
//- api/invoices.rs
#[derive(serde::Deserialize, serde::Serialize)] pub struct Line { b: u8 }
#[get(\"/\")] fn f(a: Line) -> Line;
//- api/orders.rs
#[derive(serde::Deserialize, serde::Serialize)] pub struct Line { c: u8 }
#[get(\"/\")] fn f() -> Line;
",
        &expect![[r#"
            @ApiLine
            @OtherInputInput
            @Other_Input
            @Other
            @InvoicesLine
            @InvoicesLine
            @OrdersLine
            ApiLine = { a: uint8(0..255) }
            InvoicesLine = { b: uint8(0..255) }
            OrdersLine = { c: uint8(0..255) }
            Other = { a: uint8(0..255)|null }
            OtherInputInput = { a?: uint8(0..255)|null }
            Other_Input = null
        "#]],
    );
}

#[test]
fn a_name_outside_ascii_is_written_in_ascii() {
    check_types(
        "#[derive(Serialize, Deserialize)] pub struct Überweisung;",
        &["Überweisung"],
        &expect![[r#"
        @u00dcberweisung
        @u00dcberweisung
        u00dcberweisung = null
    "#]],
    );
}

#[test]
fn dates_of_time_need_a_known_module() {
    check_types(
        "use time::{OffsetDateTime, serde::rfc3339 as stamp};
#[derive(Serialize, Deserialize)] pub struct A {
    #[serde(with = \"time::serde::rfc3339\")] a: OffsetDateTime,
    #[serde(with = \"stamp::option\")] b: Option<OffsetDateTime>,
    #[serde(default, with = \"time::serde::rfc3339::option\")] c: Option<OffsetDateTime>,
}",
        &["A"],
        &expect![[r#"
            @AInput
            @A
            A = { a: string(date-time), b: string(date-time)|null, c: string(date-time)|null }
            AInput = { a: string(date-time), b: string(date-time)|null, c?: string(date-time)|null }
        "#]],
    );
    check_types(
        "#[derive(Serialize, Deserialize)] pub struct A {
    a: time::OffsetDateTime,
    #[serde(with = \"time::serde::rfc3339\")] b: Option<time::OffsetDateTime>,
    #[serde(with = \"mine\")] c: u8,
    d: time::Date,
}",
        &["A"],
        &expect![[r#"
            R313 api/mod.rs:3:8 `time::OffsetDateTime`: `time::OffsetDateTime` has no JSON form that is known
                help: write `#[serde(with = "time::serde::rfc3339")]` above the field
            R311 api/mod.rs:4:48 `Option<time::OffsetDateTime>`: what this module makes of this type is not known
                help: known are `time::serde::rfc3339` and `time::serde::rfc3339::option`
            R311 api/mod.rs:5:32 `u8`: what this module makes of this type is not known
                help: known are `time::serde::rfc3339` and `time::serde::rfc3339::option`
            R313 api/mod.rs:6:8 `time::Date`: `time::Date` has no JSON form that is known
                help: use `time::OffsetDateTime` with `#[serde(with = "time::serde::rfc3339")]`
        "#]],
    );
}

#[test]
fn types_without_a_json_form_are_refused() {
    check_types(
        "use std::collections::HashMap;
#[derive(Serialize, Deserialize)] pub struct N(u8);
#[derive(Serialize, Deserialize)] pub enum D { A(u8) }",
        &[
            "i128",
            "chrono::Utc",
            "chrono::DateTime<u8>",
            "Result<u8, u8>",
            "[u8; 33]",
            "HashMap<u8, u8>",
            "HashMap<N, u8>",
            "HashMap<D, u8>",
            "(u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8)",
        ],
        &expect![[r#"
            R313 api/mod.rs:5:21 `i128`: `i128` has no JSON form that is known
                help: use `i64` or `u64`, or a `String` for larger numbers
            R313 api/mod.rs:5:30 `i128`: `i128` has no JSON form that is known
                help: use `i64` or `u64`, or a `String` for larger numbers
            R313 api/mod.rs:6:21 `chrono::Utc`: `chrono::Utc` has no JSON form that is known
                help: write `chrono::DateTime<chrono::Utc>`
            R313 api/mod.rs:6:37 `chrono::Utc`: `chrono::Utc` has no JSON form that is known
                help: write `chrono::DateTime<chrono::Utc>`
            R313 api/mod.rs:7:21 `chrono::DateTime<u8>`: a `DateTime` with this argument has no JSON form that is known
                help: write `chrono::DateTime<chrono::Utc>`
            R313 api/mod.rs:7:46 `chrono::DateTime<u8>`: a `DateTime` with this argument has no JSON form that is known
                help: write `chrono::DateTime<chrono::Utc>`
            R313 api/mod.rs:8:21 `Result<u8, u8>`: `Result` has no JSON form that is known
                help: write an enum of the contract; `Result` has a meaning as an answer only
            R313 api/mod.rs:8:40 `Result<u8, u8>`: `Result` has no JSON form that is known
                help: write an enum of the contract; `Result` has a meaning as an answer only
            R313 api/mod.rs:9:21 `[u8; 33]`: an array of more than 32 has no JSON form that is known
                help: write `Vec<T>`
            R313 api/mod.rs:9:34 `[u8; 33]`: an array of more than 32 has no JSON form that is known
                help: write `Vec<T>`
            R314 api/mod.rs:12:21 `HashMap<D, u8>`: the keys of a map must be strings (this type is no string in JSON)
                help: use `String`, a whole number or an enum of variants without fields
            R314 api/mod.rs:12:40 `HashMap<D, u8>`: the keys of a map must be strings (this type is no string in JSON)
                help: use `String`, a whole number or an enum of variants without fields
            R313 api/mod.rs:13:21 `(u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8)`: a tuple of more than 16 has no JSON form that is known
                help: write a struct
            R313 api/mod.rs:13:78 `(u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8,u8)`: a tuple of more than 16 has no JSON form that is known
                help: write a struct
        "#]],
    );
}

#[test]
fn a_type_must_derive_what_its_direction_needs() {
    check(
        "use serde::*; use serde::Serialize as Ser;
#[derive(Deserialize)] pub struct A;
#[derive(Ser)] pub struct B { hidden: Vec<C> }
pub struct C;
#[derive(other::Serialize)] pub struct D;
impl Serialize for E {} pub struct E;
#[get(\"/\")] fn f(a: A, b: B) -> (A, B, D, E);",
        &expect![[r#"
            R310 api/mod.rs:2:35 `A`: `A` is written but does not derive `serde::Serialize`
                api/mod.rs:7:33 `(A, B, D, E)`: written here
                help: write `#[derive(serde::Serialize)]` above it
            R310 api/mod.rs:3:27 `B`: `B` is read but does not derive `serde::Deserialize`
                api/mod.rs:7:27 `B`: read here
                help: write `#[derive(serde::Deserialize)]` above it
            R310 api/mod.rs:4:12 `C`: `C` is written but does not derive `serde::Serialize`
                api/mod.rs:3:39 `Vec<C>`: written here
                help: write `#[derive(serde::Serialize)]` above it
            R310 api/mod.rs:5:40 `D`: `D` is written but does not derive `serde::Serialize`
                api/mod.rs:7:33 `(A, B, D, E)`: written here
                help: write `#[derive(serde::Serialize)]` above it
            R310 api/mod.rs:6:36 `E`: `E` implements `Serialize` by hand, so its JSON form is not known
                api/mod.rs:7:33 `(A, B, D, E)`: written here
                help: derive it in place of the `impl`: `#[derive(serde::Serialize)]`
        "#]],
    );
}

#[test]
fn unknown_members_may_be_denied() {
    check_types(
        "#[derive(Serialize, Deserialize)] #[serde(deny_unknown_fields)] pub struct A { a: u8 }
#[derive(Serialize, Deserialize)] #[serde(deny_unknown_fields)] pub enum B { C { c: u8 } }",
        &["A", "B"],
        &expect![[r#"
            @A
            @A
            @B
            @B
            A = { a: uint8(0..255), no more }
            B = oneOf({ C: { c: uint8(0..255), no more }, no more })
        "#]],
    );
}

#[test]
fn unsupported_serde_attributes_are_refused_at_their_place() {
    check_types(
        "#[derive(Serialize, Deserialize)] #[serde(remote = \"t\")] pub struct A {
    #[serde(getter = \"a\")] a: B, #[serde(serialize_with = \"x\")] b: u8, #[serde(renme = \"c\")] c: u8,
}
#[derive(Serialize, Deserialize)] pub struct B(#[serde(skip)] u8);
#[derive(Serialize, Deserialize)] #[serde(untagged)] pub enum C { #[serde(other)] D }
#[derive(Serialize, Deserialize)] #[serde(rename_all = \"camel\")] pub struct E { #[serde(rename = 1)] a: u8, #[serde(default(x))] b: u8 }
#[derive(Serialize, Deserialize)] #[serde] pub struct F { #[serde = 1] a: u8, #[serde(,)] b: u8 }",
        &["A", "B", "C", "E", "F"],
        &expect![[r#"
            R311 api/mod.rs:2:43 `remote`: `remote` is not supported here
                help: write the type as one of the contract, and convert it with `from` and `into`
            R311 api/mod.rs:3:13 `getter`: `getter` is not supported here
                help: use a type whose JSON is known; `with` is understood for `time::serde::rfc3339`
            R311 api/mod.rs:3:42 `serialize_with`: `serialize_with` is not supported here
                help: use a type whose JSON is known; `with` is understood for `time::serde::rfc3339`
            R311 api/mod.rs:3:80 `renme`: `renme` is not supported here
                help: did you mean `rename`?
            R311 api/mod.rs:5:56 `skip`: `skip` is not supported here
                help: remove the field: serde takes the rest for a unit
            R311 api/mod.rs:6:67 `#[serde(other)] D`: #[serde(other)] cannot appear on untagged enum (serde says this)
            R311 api/mod.rs:7:56 `"camel"`: unknown rename rule `rename_all = "camel"`, expected one of "lowercase", "UPPERCASE", "PascalCase", "camelCase", "snake_case", "SCREAMING_SNAKE_CASE", "kebab-case", "SCREAMING-KEBAB-CASE" (serde says this)
            R311 api/mod.rs:7:98 `1`: expected serde rename attribute to be a string: `rename = "..."` (serde says this)
            R311 api/mod.rs:7:124 `(`: expected `,` (serde says this)
            R311 api/mod.rs:8:37 `serde`: expected attribute arguments in parentheses: #[serde(...)] (serde says this)
            R311 api/mod.rs:8:67 `=`: expected parentheses: #[serde(...)] (serde says this)
            R311 api/mod.rs:8:87 `,`: unexpected token in nested attribute, expected ident (serde says this)
        "#]],
    );
}

#[test]
fn attributes_that_may_change_a_type_are_refused() {
    check_types(
        "#[serde_with::serde_as] #[derive(Serialize, Deserialize)] #[schemars(inline)] #[must_use]
pub struct A { #[garde(skip)] a: u8, #[serde_as(as = \"_\")] b: u8, #[cfg(unix)] c: u8, #[cfg_attr(x, serde(skip))] d: u8,
    #[cfg_attr(docsrs, doc = \"e\")] e: u8 }
#[derive(Serialize, Deserialize)] pub enum B { #[cfg(test)] A }",
        &["A", "B"],
        &expect![[r#"
            R312 api/mod.rs:2:3 `serde_with::serde_as`: `serde_with` may change what this type is in JSON
                help: remove it; a macro that rewrites a type is not seen
            R312 api/mod.rs:2:61 `schemars`: `schemars` attributes are not supported
                help: state constraints by `#[garde(…)]`, or remove it
            R005 api/mod.rs:3:67 `#[cfg(unix)]`: a part of a type is under a condition
                help: remove the condition; one contract has one document
            R005 api/mod.rs:3:87 `#[cfg_attr(x, serde(skip))]`: a part of a type is under a condition
                help: remove the condition; one contract has one document
            R005 api/mod.rs:5:48 `#[cfg(test)]`: a part of a type is under a condition
                help: remove the condition; one contract has one document
        "#]],
    );
}

#[test]
fn one_json_name_for_two_things_is_refused() {
    check_types(
        "#[derive(Serialize, Deserialize)] pub struct A { a: u8, #[serde(rename = \"a\")] b: u8 }
#[derive(Serialize, Deserialize)] pub enum B { A, #[serde(rename = \"A\")] C(u8) }
#[derive(Serialize, Deserialize)] pub enum Never {}",
        &["A", "B", "Never"],
        &expect![[r#"
            R315 api/mod.rs:2:80 `b`: a second field is `a` in JSON (the second)
                api/mod.rs:2:50 `a`: the first
                help: give one of them another name with `#[serde(rename = "…")]`
            R315 api/mod.rs:3:74 `C`: a second variant is `A` in JSON (the second)
                api/mod.rs:3:48 `A`: the first
                help: give one of them another name with `#[serde(rename = "…")]`
            R317 api/mod.rs:4:44 `Never`: `Never` has no variants, so there is no value of it
                help: give it a variant, or use `()`
        "#]],
    );
}

#[test]
fn types_without_an_end_are_refused() {
    check_types(
        "#[derive(Serialize, Deserialize)] pub struct Grows<T> { a: T, next: Option<Box<Grows<Vec<T>>>> }",
        &["Grows<u8>"],
        &expect![[r#"
            R316 api/mod.rs:2:46 `Grows`: `Grows` leads to new instances of itself without end
                help: use the same type arguments inside the type
        "#]],
    );
    check_types(
        "#[derive(Serialize, Deserialize)] pub struct Own(Box<Self>);",
        &["Own"],
        &expect![[r#"
        @Own
        @Own
        Own = @Own
        R316 api/mod.rs:2:46 `Own`: this type holds nothing but itself
            help: give it a field that can be left out
    "#]],
    );
}

#[test]
fn every_mistake_of_a_type_is_reported_at_once() {
    check_types(
        "#[derive(Serialize, Deserialize)] pub struct A { a: Gone, b: B, c: (Lost, &'static str) }
#[derive(Serialize, Deserialize)] pub enum B { C(Away), D { e: u128 } }",
        &["A"],
        &expect![[r#"
            R301 api/mod.rs:2:53 `Gone`: `Gone` is not a type that the contract declares or imports
                help: declare it in the contract as a struct or an enum, or import it with `use`
            R301 api/mod.rs:2:69 `Lost`: `Lost` is not a type that the contract declares or imports
                help: declare it in the contract as a struct or an enum, or import it with `use`
            R305 api/mod.rs:2:75 `&'static str`: a reference cannot stand in the contract
                help: own the value: `String` in place of `&str`
            R301 api/mod.rs:3:50 `Away`: `Away` is not a type that the contract declares or imports
                help: declare it in the contract as a struct or an enum, or import it with `use`
            R313 api/mod.rs:3:64 `u128`: `u128` has no JSON form that is known
                help: use `i64` or `u64`, or a `String` for larger numbers
        "#]],
    );
}

/// What can be reached inside the type `A`.
fn check_shape(items: &str, ty: &str, expected: &Expect) {
    let sources = sources(&format!("use serde::Deserialize; {items} #[get(\"/\")] fn f(a: {ty});"));
    let contract = files(&sources, &mut Sink::default()).unwrap();
    let names = Names::new(&contract);
    let written = &contract.modules[0].operations[0].function.parameters[0].ty;
    let ty = names.ty(Scope::module(contract.modules[0].id), written, &mut Sink::default()).unwrap();
    expected.assert_eq(&(shape_text(&contract, &shape(&names, &ty, Direction::Reading)) + "\n"));
}

fn shape_text(contract: &Contract, shape: &Shape) -> String {
    let rust = |ty: &Type| ty.rust(contract).to_string();
    match shape {
        Shape::Scalar => "scalar".to_owned(),
        Shape::Object(members) => {
            let lines = members.iter().map(|member| {
                format!("{:?} .{} {} {}", member.name, member.ident, member.is_visible, rust(&member.ty))
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        Shape::Newtype { is_visible, inner } => format!(".0 {is_visible} {}", rust(inner)),
        Shape::Option(inner) => format!("option {}", rust(inner)),
        Shape::List(item) => format!("list {}", rust(item)),
        Shape::Map(value) => format!("map {}", rust(value)),
        Shape::Opaque => "opaque".to_owned(),
    }
}

#[test]
fn members_have_the_names_that_serde_reads() {
    check_shape(
        "#[derive(Deserialize)] #[serde(rename_all = \"camelCase\")] pub struct A<T> {
    pub one_two: T, #[serde(rename(deserialize = \"in\", serialize = \"out\"))] three: Option<Box<Self>>, pub r#type: u8 }",
        "Box<A<url::Url>>",
        &expect![[r#"
            "oneTwo" .one_two true ::url::Url
            "in" .three false Option<Box<crate::api::A<::url::Url>>>
            "type" .r#type true u8
        "#]],
    );
}

#[test]
fn shapes_are_told_apart() {
    let items = "#[derive(Deserialize)] pub struct N(pub(crate) u8); #[derive(Deserialize)] pub enum U { A }
#[derive(Deserialize)] pub enum D { A(u8) } #[derive(Deserialize)] pub struct P(u8, u8);";
    check_shape(
        items,
        "N",
        &expect![[r#"
        .0 true u8
    "#]],
    );
    check_shape(
        items,
        "U",
        &expect![[r#"
        scalar
    "#]],
    );
    check_shape(
        items,
        "D",
        &expect![[r#"
        opaque
    "#]],
    );
    check_shape(
        items,
        "P",
        &expect![[r#"
        opaque
    "#]],
    );
    check_shape(
        items,
        "Option<N>",
        &expect![[r#"
        option crate::api::N
    "#]],
    );
    check_shape(
        items,
        "Vec<u8>",
        &expect![[r#"
        list u8
    "#]],
    );
    check_shape(
        items,
        "[u8; 3]",
        &expect![[r#"
        list u8
    "#]],
    );
    check_shape(
        items,
        "std::collections::HashMap<String, u8>",
        &expect![[r#"
        map u8
    "#]],
    );
    check_shape(
        items,
        "std::collections::HashMap<U, u8>",
        &expect![[r#"
        opaque
    "#]],
    );
    check_shape(
        items,
        "std::collections::HashSet<u8>",
        &expect![[r#"
        opaque
    "#]],
    );
    check_shape(
        items,
        "serde_json::Value",
        &expect![[r#"
        opaque
    "#]],
    );
    check_shape(
        items,
        "rust_decimal::Decimal",
        &expect![[r#"
        scalar
    "#]],
    );
    check_shape(
        items,
        "time::OffsetDateTime",
        &expect![[r#"
        scalar
    "#]],
    );
}
