//! The Schema Object (OAS 3.1.1 section 4.8.24), in the shapes that client generators read right.
//!
//! Nullable is `type: [T, "null"]`, or `anyOf` with `null` where there is no `type`.

use serde_json::{Map, Number, Value, json};

use super::map_key;
use super::object::Object;
use crate::model::{Additional, EnumValue, Property, Schema, SchemaKind, SchemaName, TaggedVariant};

/// Texts that every decimal type in use reads: 28 digits before the point and behind it.
const DECIMAL_READ: &str = r"^[+-]?[0-9]{1,28}(\.[0-9]{1,28})?$";

/// Texts that they write, which may have a digit more (2^96 has 29).
const DECIMAL_WRITTEN: &str = r"^-?[0-9]{1,29}(\.[0-9]{1,28})?$";

/// Numbers beyond this have more digits than a decimal holds.
const DECIMAL_BOUND: f64 = 1e28;

/// A schema with everything that is said of it.
pub(super) fn schema(schema: &Schema) -> Value {
    let mut members = Map::new();
    insert_text(&mut members, "title", &schema.title);
    insert_text(&mut members, "description", &description(schema));
    match keywords(&schema.kind) {
        keywords if schema.is_nullable => members.extend(nullable(&schema.kind, keywords)),
        keywords => members.extend(keywords),
    }
    for constraint in &schema.constraints {
        members.insert(constraint.keyword.to_owned(), constraint.value.clone());
    }
    if let Some(default) = &schema.default {
        members.insert("default".to_owned(), default.clone());
    }
    if !schema.examples.is_empty() {
        let examples: Vec<Value> = schema.examples.iter().map(|example| example.value.clone()).collect();
        members.insert("examples".to_owned(), examples.into());
    }
    if !schema.aliases.is_empty() {
        members.insert("x-aliases".to_owned(), schema.aliases.clone().into());
    }
    if schema.is_deprecated {
        members.insert("deprecated".to_owned(), true.into());
    }
    Value::Object(members)
}

/// A reference to a component.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn insert_text(members: &mut Map<String, Value>, name: &str, text: &str) {
    if !text.is_empty() {
        members.insert(name.to_owned(), text.into());
    }
}

/// The description; an enum's values are listed in it, since few viewers show `x-enum-descriptions`.
fn description(schema: &Schema) -> String {
    let SchemaKind::Enum(values) = &schema.kind else {
        return schema.description.clone();
    };
    let described = values.iter().filter(|value| !value.description.is_empty());
    let list: Vec<_> = described.map(|value| format!("- `{}`: {}", value.value, in_item(value))).collect();
    let parts = [schema.description.as_str(), &list.join("\n")];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n\n")
}

/// A value's description with its further lines indented, so that they stay in the list's item.
fn in_item(value: &EnumValue) -> String {
    value.description.replace('\n', "\n  ")
}

/// What a value is, without `null`.
fn keywords(kind: &SchemaKind) -> Map<String, Value> {
    let object = match kind {
        SchemaKind::Any => Object::new(),
        SchemaKind::Null => typed("null"),
        SchemaKind::Ref(name) => Object::new().with("$ref", pointer(name)),
        SchemaKind::Boolean => typed("boolean"),
        SchemaKind::Integer { format, minimum, maximum } => typed("integer")
            .with("format", *format)
            .with_some("minimum", minimum.and_then(Number::from_i128))
            .with_some("maximum", maximum.and_then(Number::from_i128)),
        SchemaKind::Number { format } => number(format),
        SchemaKind::String { format: Some("ip"), .. } => {
            typed("string").with("anyOf", json!([{ "format": "ipv4" }, { "format": "ipv6" }]))
        }
        SchemaKind::String { format, pattern, min_length, max_length } => typed("string")
            .with_some("format", *format)
            .with_some("pattern", *pattern)
            .with_some("minLength", *min_length)
            .with_some("maxLength", *max_length),
        SchemaKind::Decimal { reads_numbers } => decimal(*reads_numbers),
        // `format` is what viewers and generators know a file by.
        SchemaKind::Binary => typed("string").with("format", "binary"),
        SchemaKind::Enum(values) => enumeration(values),
        SchemaKind::Array { items, is_unique, length } => typed("array")
            .with("items", schema(items))
            .with_flag("uniqueItems", *is_unique)
            .with_some("minItems", *length)
            .with_some("maxItems", *length),
        SchemaKind::Tuple { items, least } => tuple(items, *least),
        SchemaKind::Object { properties, additional } => object(properties.iter(), additional),
        SchemaKind::OneOf(schemas) => combined("oneOf", schemas.iter()),
        SchemaKind::AnyOf(schemas) => combined("anyOf", schemas.iter()),
        SchemaKind::AllOf(schemas) => combined("allOf", schemas.iter()),
        SchemaKind::Tagged { tag, variants } => tagged(tag, variants),
        SchemaKind::OtherText(names) => typed("string").with("not", json!({ "enum": names })),
        SchemaKind::Never => Object::new().with("not", json!({})),
    };
    object.into_members()
}

fn typed(ty: &str) -> Object {
    Object::new().with("type", ty)
}

fn pointer(name: &SchemaName) -> String {
    format!("#/components/schemas/{name}")
}

/// serde reads no number as an `f32` that is beyond its range; one beyond that of an `f64` is no JSON for it.
fn number(format: &str) -> Object {
    let bound = (format == "float").then_some(f64::from(f32::MAX));
    let object = typed("number").with("format", format);
    object.with_some("minimum", bound.map(|bound| -bound)).with_some("maximum", bound)
}

fn decimal(reads_numbers: bool) -> Object {
    if !reads_numbers {
        return typed("string").with("format", "decimal").with("pattern", DECIMAL_WRITTEN);
    }
    Object::new()
        .with("type", json!(["string", "number"]))
        .with("format", "decimal")
        .with("pattern", DECIMAL_READ)
        .with("minimum", -DECIMAL_BOUND)
        .with("maximum", DECIMAL_BOUND)
}

fn enumeration(values: &[EnumValue]) -> Object {
    let names = values.iter().map(|value| value.value.as_str().into()).collect::<Vec<Value>>();
    let descriptions = values.iter().map(|value| value.description.as_str().into()).collect::<Vec<Value>>();
    let has_descriptions = values.iter().any(|value| !value.description.is_empty());
    typed("string")
        .with("enum", names)
        .with_some("x-enum-descriptions", has_descriptions.then_some(descriptions))
}

fn combined<'a>(keyword: &str, schemas: impl Iterator<Item = &'a Schema>) -> Object {
    Object::new().with(keyword, schemas.map(schema).collect::<Vec<_>>())
}

/// A discriminator (OAS 3.1.1 section 4.8.25) maps each value to a component, so each variant must be one.
fn tagged(tag: &str, variants: &[TaggedVariant]) -> Object {
    let object = combined("oneOf", variants.iter().map(|variant| &variant.schema));
    let mut mapping = Map::new();
    for variant in variants {
        let SchemaKind::Ref(name) = &variant.schema.kind else { return object };
        if variant.values.is_empty() {
            return object;
        }
        mapping.extend(variant.values.iter().map(|value| (value.clone(), pointer(name).into())));
    }
    object.with("discriminator", json!({ "propertyName": tag, "mapping": mapping }))
}

fn tuple(items: &[Schema], least: usize) -> Object {
    typed("array")
        .with_list("prefixItems", items.iter().map(schema).collect())
        .with("items", false)
        .with("minItems", least)
        .with("maxItems", items.len())
}

fn object<'a>(
    properties: impl Iterator<Item = (&'a String, &'a Property)> + Clone,
    additional: &Additional,
) -> Object {
    let required = properties.clone().filter(|(_, property)| property.is_required);
    let required = required.map(|(name, _)| name.as_str().into()).collect();
    let properties = properties.map(|(name, property)| (name.clone(), schema(&property.schema))).collect();
    let object = typed("object").with_members("properties", properties).with_list("required", required);
    match additional {
        Additional::Allowed => object,
        Additional::Denied => object.with("additionalProperties", false),
        Additional::Schema(values) => object.with("additionalProperties", schema(values)),
        Additional::Keyed { keys, values } => {
            object.with("propertyNames", map_key::names(keys)).with("additionalProperties", schema(values))
        }
    }
}

/// The same keywords with `null` allowed besides.
fn nullable(kind: &SchemaKind, mut keywords: Map<String, Value>) -> Map<String, Value> {
    match kind {
        SchemaKind::Any | SchemaKind::Null => keywords,
        SchemaKind::Ref(_)
        | SchemaKind::OneOf(_)
        | SchemaKind::Tagged { .. }
        | SchemaKind::AnyOf(_)
        | SchemaKind::AllOf(_)
        | SchemaKind::OtherText(_)
        | SchemaKind::Never => Object::new()
            .with("anyOf", vec![Value::Object(keywords), json!({ "type": "null" })])
            .into_members(),
        SchemaKind::Boolean
        | SchemaKind::Integer { .. }
        | SchemaKind::Number { .. }
        | SchemaKind::String { .. }
        | SchemaKind::Decimal { .. }
        | SchemaKind::Binary
        | SchemaKind::Enum(_)
        | SchemaKind::Array { .. }
        | SchemaKind::Tuple { .. }
        | SchemaKind::Object { .. } => {
            allow_null(&mut keywords);
            keywords
        }
    }
}

/// Adds `null` to `type`, and to `enum` where that stands.
fn allow_null(keywords: &mut Map<String, Value>) {
    if let Some(ty) = keywords.get_mut("type") {
        let mut types = ty.as_array().cloned().unwrap_or_else(|| vec![ty.clone()]);
        types.push("null".into());
        *ty = types.into();
    }
    if let Some(Value::Array(values)) = keywords.get_mut("enum") {
        values.push(Value::Null);
    }
}

#[cfg(test)]
mod tests;
