//! Words for what a schema asks for: `a whole number from 0 to 4294967295`.
//!
//! Only the schema's own text gets in, never a value of a request.

use serde_json::Value;

use crate::explain::choice;
use crate::explain::lookup::{self, Lookup};

/// The most names a message lists.
const MAX_NAMES: usize = 20;

/// What a value must be, to stand after `must be`.
pub(super) fn value(lookup: &Lookup<'_>, schema: &Value) -> String {
    let text = without_flag(lookup, schema);
    if lookup.is_flagged_nullable(schema) { format!("{text} or null") } else { text }
}

/// The same, whatever a flag says of null.
fn without_flag(lookup: &Lookup<'_>, schema: &Value) -> String {
    let Some(schema) = lookup.resolve(schema) else {
        return "of another type".to_owned();
    };
    if let Some(inner) = lookup::nullable(schema) {
        return format!("{} or null", value(lookup, inner));
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        let names: Vec<&Value> =
            values.iter().filter(|value| !value.is_null() || schema["nullable"] != true).collect();
        return one_of(names.into_iter());
    }
    if let Some(constant) = schema.get("const") {
        return quoted(constant);
    }
    let choices = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
    if let Some(choices) = choices.filter(|_| schema.get("type").is_none()) {
        return alternatives(lookup, choices);
    }
    if schema.get("allOf").is_some() {
        return "an object".to_owned();
    }
    types(schema)
}

/// ``one of `a`, `b` ``.
pub(super) fn one_of<'v>(values: impl ExactSizeIterator<Item = &'v Value>) -> String {
    let count = values.len();
    if count > MAX_NAMES {
        return format!("one of the {count} values that the document lists");
    }
    let names: Vec<String> = values.map(quoted).collect();
    match names.as_slice() {
        [name] => name.clone(),
        names => format!("one of {}", names.join(", ")),
    }
}

/// An enum that carries data is named by its tags, anything else by what its choices are.
fn alternatives(lookup: &Lookup<'_>, choices: &[Value]) -> String {
    if let Some(tag) = choice::tag(lookup, choices) {
        return format!("an object with `{tag}`");
    }
    let tags: Option<Vec<&Value>> = choices.iter().map(|choice| tag(lookup, choice)).collect();
    if let Some(tags) = tags {
        return one_of(tags.into_iter());
    }
    if choices.len() > MAX_NAMES {
        return "one of the shapes that the document lists".to_owned();
    }
    let mut texts: Vec<String> = Vec::new();
    for choice in choices {
        // Deeper choices are not spelled out: a recursive schema would have no end.
        let text = lookup.resolve(choice).map_or_else(|| "another type".to_owned(), types);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join(" or ")
}

/// The name of a variant: the constant of a unit variant, the single required member of another one.
fn tag<'d>(lookup: &Lookup<'d>, choice: &'d Value) -> Option<&'d Value> {
    let choice = lookup.resolve(choice)?;
    if let Some(constant) = choice.get("const") {
        return Some(constant);
    }
    let names = choice.get("enum").or_else(|| choice.get("required"))?.as_array()?;
    match names.as_slice() {
        [name] => Some(name),
        _ => None,
    }
}

/// What the `type` keyword and its companions ask for.
fn types(schema: &Value) -> String {
    if schema["format"] == "decimal" {
        return "a decimal number".to_owned();
    }
    match &schema["type"] {
        Value::String(name) => typed(schema, name),
        Value::Array(names) => {
            let texts: Vec<String> =
                names.iter().filter_map(Value::as_str).map(|name| typed(schema, name)).collect();
            texts.join(" or ")
        }
        _ => "another value".to_owned(),
    }
}

fn typed(schema: &Value, name: &str) -> String {
    match name {
        "null" => "null".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        "integer" => format!("a whole number{}", range(schema)),
        "number" => format!("a number{}", range(schema)),
        "string" => string(schema),
        "array" => format!("a list{}", count(schema, "minItems", "maxItems", "items")),
        "object" => "an object".to_owned(),
        _ => "another value".to_owned(),
    }
}

fn string(schema: &Value) -> String {
    let text = match schema["format"].as_str() {
        Some("uuid") => "a UUID",
        Some("uri") => "an absolute URL",
        Some("date-time") => "a date and time such as `2025-01-31T12:00:00Z`",
        Some("date") => "a date such as `2025-01-31`",
        Some("time") => "a time such as `12:00:00Z`",
        Some("ipv4") => "an IPv4 address",
        Some("ipv6") => "an IPv6 address",
        Some("ip") => "an IP address",
        None if schema.get("anyOf").is_some() => "an IP address",
        _ => return format!("a string{}", count(schema, "minLength", "maxLength", "characters")),
    };
    text.to_owned()
}

fn range(schema: &Value) -> String {
    match (schema.get("minimum"), schema.get("maximum")) {
        (Some(minimum), Some(maximum)) => format!(" from {minimum} to {maximum}"),
        (Some(minimum), None) => format!(" of at least {minimum}"),
        (None, Some(maximum)) => format!(" of at most {maximum}"),
        (None, None) => String::new(),
    }
}

fn count(schema: &Value, minimum: &str, maximum: &str, what: &str) -> String {
    match (schema.get(minimum), schema.get(maximum)) {
        (Some(minimum), Some(maximum)) if minimum == maximum && minimum == 1 => {
            format!(" of 1 {}", what.trim_end_matches('s'))
        }
        (Some(minimum), Some(maximum)) if minimum == maximum => format!(" of {minimum} {what}"),
        (Some(minimum), Some(maximum)) => format!(" of {minimum} to {maximum} {what}"),
        (Some(minimum), None) => format!(" of at least {minimum} {what}"),
        (None, Some(maximum)) => format!(" of at most {maximum} {what}"),
        (None, None) => String::new(),
    }
}

/// A value of the document in backticks; strings without their quotes.
fn quoted(value: &Value) -> String {
    value.as_str().map_or_else(|| format!("`{value}`"), |text| format!("`{text}`"))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use serde_json::json;

    use super::*;

    fn check(schema: &Value, expected: &Expect) {
        let document = json!({ "components": { "schemas": {
            "State": { "type": "string", "enum": ["open", "paid"] },
            "Loop": { "$ref": "#/components/schemas/Loop" },
        } } });
        expected.assert_eq(&value(&Lookup::new(&document), schema));
    }

    #[test]
    fn types_are_named_with_what_bounds_them() {
        check(&json!({ "type": "boolean" }), &expect!["`true` or `false`"]);
        check(
            &json!({ "type": "integer", "minimum": 0, "maximum": 255 }),
            &expect!["a whole number from 0 to 255"],
        );
        check(&json!({ "type": "integer", "minimum": 1 }), &expect!["a whole number of at least 1"]);
        check(&json!({ "type": "number", "maximum": 1 }), &expect!["a number of at most 1"]);
        check(
            &json!({ "type": "string", "minLength": 1, "maxLength": 1 }),
            &expect!["a string of 1 character"],
        );
        check(&json!({ "type": "array", "maxItems": 3 }), &expect!["a list of at most 3 items"]);
        check(&json!({ "type": ["string", "number"], "format": "decimal" }), &expect!["a decimal number"]);
        check(&json!({ "type": ["object", "null"] }), &expect!["an object or null"]);
    }

    #[test]
    fn enumerations_are_listed() {
        check(&json!({ "$ref": "#/components/schemas/State" }), &expect!["one of `open`, `paid`"]);
        check(&json!({ "enum": ["a"] }), &expect!["`a`"]);
        check(&json!({ "const": 7 }), &expect!["`7`"]);
        let names: Vec<String> = (0..21).map(|number| number.to_string()).collect();
        check(&json!({ "enum": names }), &expect!["one of the 21 values that the document lists"]);
    }

    #[test]
    fn alternatives_are_named_by_their_tags_or_else_their_types() {
        let variants = json!({ "oneOf": [{ "type": "string", "enum": ["Cash"] }, { "required": ["Card"] }] });
        check(&variants, &expect!["one of `Cash`, `Card`"]);
        check(&json!({ "anyOf": [variants, { "type": "null" }] }), &expect!["one of `Cash`, `Card` or null"]);
        let types = json!({ "anyOf": [{ "type": "integer" }, { "type": "string" }, { "type": "string" }] });
        check(&types, &expect!["a whole number or a string"]);
    }

    #[test]
    fn the_words_of_3_0_mean_the_same() {
        check(&json!({ "type": "integer", "nullable": true }), &expect!["a whole number or null"]);
        let state = json!({ "$ref": "#/components/schemas/State" });
        check(&json!({ "allOf": [state], "nullable": true }), &expect!["one of `open`, `paid` or null"]);
        let listed = json!({ "type": "string", "enum": ["a", "b", null], "nullable": true });
        check(&listed, &expect!["one of `a`, `b` or null"]);
        let decimal = |ty| json!({ "type": ty, "format": "decimal" });
        check(&json!({ "anyOf": [decimal("string"), decimal("number")] }), &expect!["a decimal number"]);
    }

    #[test]
    fn a_reference_that_leads_nowhere_ends() {
        check(&json!({ "$ref": "#/components/schemas/Loop" }), &expect!["of another type"]);
        check(&json!({ "$ref": "elsewhere.json" }), &expect!["of another type"]);
    }
}
