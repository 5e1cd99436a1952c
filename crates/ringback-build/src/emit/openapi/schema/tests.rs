//! The shapes of schemas, as client generators read them right.

use expect_test::{Expect, expect};
use serde_json::json;

use super::schema;
use crate::model::{Additional, EnumValue, Property, Schema, SchemaKind, SchemaName};

fn check(kind: SchemaKind, expected: &Expect) {
    expected.assert_eq(&schema(&Schema::new(kind)).to_string());
}

fn check_nullable(kind: SchemaKind, expected: &Expect) {
    expected.assert_eq(&schema(&Schema { is_nullable: true, ..Schema::new(kind) }).to_string());
}

fn string() -> SchemaKind {
    SchemaKind::String { format: None, pattern: None, min_length: None, max_length: None }
}

fn invoice() -> SchemaKind {
    SchemaKind::Ref(SchemaName::new("Invoice").expect("a name"))
}

fn colours(description: &str) -> SchemaKind {
    let value = |value: &str, description: &str| EnumValue {
        value: value.to_owned(),
        description: description.to_owned(),
    };
    SchemaKind::Enum(vec![value("red", description), value("blue", "")])
}

#[test]
fn null_joins_the_type() {
    check_nullable(string(), &expect![[r#"{"type":["string","null"]}"#]]);
    check_nullable(
        SchemaKind::Decimal { reads_numbers: true },
        &expect![[
            r#"{"type":["string","number","null"],"format":"decimal","pattern":"^[+-]?[0-9]{1,28}(\\.[0-9]{1,28})?$","minimum":-1e+28,"maximum":1e+28}"#
        ]],
    );
    check_nullable(colours(""), &expect![[r#"{"type":["string","null"],"enum":["red","blue",null]}"#]]);
}

#[test]
fn null_stands_beside_a_reference() {
    check_nullable(
        invoice(),
        &expect![[r##"{"anyOf":[{"$ref":"#/components/schemas/Invoice"},{"type":"null"}]}"##]],
    );
    check_nullable(
        SchemaKind::OneOf(vec![Schema::new(SchemaKind::Boolean)]),
        &expect![[r#"{"anyOf":[{"oneOf":[{"type":"boolean"}]},{"type":"null"}]}"#]],
    );
}

#[test]
fn what_holds_null_already_stays() {
    check_nullable(SchemaKind::Any, &expect!["{}"]);
    check_nullable(SchemaKind::Null, &expect![[r#"{"type":"null"}"#]]);
}

#[test]
fn the_docs_of_values_are_listed_and_folded_into_the_description() {
    check(
        colours("Like blood."),
        &expect![[
            r#"{"description":"- `red`: Like blood.","type":"string","enum":["red","blue"],"x-enum-descriptions":["Like blood.",""]}"#
        ]],
    );
}

#[test]
fn bounds_beyond_json_numbers_are_left_out() {
    let integer = |maximum| SchemaKind::Integer { format: "int64", minimum: Some(0), maximum: Some(maximum) };
    check(
        integer(i128::from(u64::MAX)),
        &expect![[r#"{"type":"integer","format":"int64","minimum":0,"maximum":18446744073709551615}"#]],
    );
    check(integer(i128::MAX), &expect![[r#"{"type":"integer","format":"int64","minimum":0}"#]]);
}

#[test]
fn lists_have_items_and_tuples_a_schema_for_each_place() {
    let items = Box::new(Schema::new(invoice()));
    check(
        SchemaKind::Array { items, is_unique: true, length: Some(3) },
        &expect![[
            r##"{"type":"array","items":{"$ref":"#/components/schemas/Invoice"},"uniqueItems":true,"minItems":3,"maxItems":3}"##
        ]],
    );
    check(
        SchemaKind::Tuple { items: vec![Schema::new(string())], least: 1 },
        &expect![[
            r#"{"type":"array","prefixItems":[{"type":"string"}],"items":false,"minItems":1,"maxItems":1}"#
        ]],
    );
}

#[test]
fn members_keep_their_order() {
    let property = |is_required| Property { schema: Schema::new(string()), is_required };
    let properties = [("b".to_owned(), property(true)), ("a".to_owned(), property(false))].into();
    check(
        SchemaKind::Object { properties, additional: Additional::Denied },
        &expect![[
            r#"{"type":"object","properties":{"b":{"type":"string"},"a":{"type":"string"}},"required":["b"],"additionalProperties":false}"#
        ]],
    );
}

#[test]
fn a_map_has_a_schema_for_its_values() {
    let additional = Additional::Schema(Box::new(Schema::new(string())));
    check(
        SchemaKind::Object { properties: [].into(), additional },
        &expect![[r#"{"type":"object","additionalProperties":{"type":"string"}}"#]],
    );
}

#[test]
fn what_is_said_of_a_schema_stands_around_it() {
    let said = Schema {
        title: "A title".to_owned(),
        description: "A sentence.".to_owned(),
        is_deprecated: true,
        default: Some(json!("x")),
        ..Schema::new(invoice())
    };
    let expected = expect![[
        r##"{"title":"A title","description":"A sentence.","$ref":"#/components/schemas/Invoice","default":"x","deprecated":true}"##
    ]];
    expected.assert_eq(&schema(&said).to_string());
}
