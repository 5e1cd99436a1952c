//! Which fields of a form are written in place, and what is said of them there.

use expect_test::{Expect, expect};
use indexmap::IndexMap;
use serde_json::json;

use super::in_place;
use crate::emit::openapi::schema::schema;
use crate::model::{
    Additional, Component, Components, Constraint, EnumValue, Property, Schema, SchemaKind, SchemaName,
};
use crate::source::{Sources, Span};

fn name(text: &str) -> SchemaName {
    SchemaName::new(text).expect("a name")
}

fn reference(to: &str) -> Schema {
    Schema::new(SchemaKind::Ref(name(to)))
}

fn object(field: Schema) -> Schema {
    let property = Property { schema: field, is_required: true };
    let properties = IndexMap::from([("field".to_owned(), property)]);
    Schema::new(SchemaKind::Object { properties, additional: Additional::Allowed })
}

/// `Size` is an enum, `Width` a constrained number, `Alias` another name of `Size`, `Box` an object.
fn components() -> Components {
    let size = SchemaKind::Enum(vec![EnumValue { value: "big".to_owned(), description: String::new() }]);
    let width = SchemaKind::Integer { format: "uint8", minimum: Some(0), maximum: None };
    let schemas = [
        ("Size", Schema { description: "How big.".to_owned(), ..Schema::new(size) }),
        ("Width", Schema::new(width)),
        ("Alias", reference("Size")),
        ("Box", object(Schema::new(SchemaKind::Boolean))),
    ];
    let span = Span { file: Sources::default().add("api.rs", ""), start: 0, end: 0 };
    let component = |schema| Component { schema, span };
    Components { schemas: schemas.map(|(text, schema)| (name(text), component(schema))).into() }
}

fn check(field: Schema, expected: &Expect) {
    let form = schema(&in_place(&components(), &object(field)));
    expected.assert_eq(&form["properties"]["field"].to_string());
}

#[test]
fn single_value_stands_in_place() {
    check(reference("Size"), &expect![[r#"{"description":"How big.","type":"string","enum":["big"]}"#]]);
    check(reference("Alias"), &expect![[r#"{"description":"How big.","type":"string","enum":["big"]}"#]]);
}

#[test]
fn what_is_said_of_the_field_outweighs_what_is_said_of_its_type() {
    let field = Schema { description: "Which.".to_owned(), is_nullable: true, ..reference("Size") };
    check(field, &expect![[r#"{"description":"Which.","type":["string","null"],"enum":["big",null]}"#]]);
}

#[test]
fn constraints_of_both_are_kept() {
    let limited =
        |keyword| Schema { constraints: vec![Constraint { keyword, value: json!(9) }], ..reference("Width") };
    check(limited("maximum"), &expect![[r#"{"type":"integer","format":"uint8","minimum":0,"maximum":9}"#]]);
    check(limited("minimum"), &expect![[r##"{"$ref":"#/components/schemas/Width","minimum":9}"##]]);
}

#[test]
fn object_is_referred_to() {
    check(reference("Box"), &expect![[r##"{"$ref":"#/components/schemas/Box"}"##]]);
}
