//! A Schema Object of 3.1 in the words of 3.0 (OAS 3.0.4 section 4.7.24).
//!
//! It may say less than before, never more: what 3.0 has no keyword for is left out.

use serde_json::{Map, Value, json};

/// Keywords of JSON Schema draft 2020-12 for which 3.0 has no other word.
const UNKNOWN: [&str; 20] = [
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "patternProperties",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// The keywords that speak of values of one type (JSON Schema draft 2020-12, validation, section 6).
const BY_TYPE: [(&str, &[&str]); 5] = [
    ("string", &["maxLength", "minLength", "pattern"]),
    ("number", &["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"]),
    ("integer", &["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"]),
    ("array", &["items", "maxItems", "minItems", "prefixItems", "uniqueItems"]),
    ("object", &["additionalProperties", "maxProperties", "minProperties", "properties", "required"]),
];

/// Rewrites a schema and those inside it.
pub(super) fn rewrite(schema: &mut Value) {
    if let Value::Bool(allows) = schema {
        *schema = if *allows { json!({}) } else { json!({ "not": {} }) };
        return;
    }
    let Some(members) = schema.as_object_mut() else { return };
    content(members);
    types(members);
    alternatives(members);
    constant(members);
    for (exclusive, inclusive) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        bound(members, exclusive, inclusive);
    }
    example(members);
    array(members);
    members.retain(|keyword, _| !UNKNOWN.contains(&keyword.as_str()));
    reference(members);
    inside(members);
}

/// Rewrites the schemas inside.
fn inside(members: &mut Map<String, Value>) {
    for keyword in ["items", "not"] {
        members.get_mut(keyword).into_iter().for_each(rewrite);
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        members.get_mut(keyword).and_then(Value::as_array_mut).into_iter().flatten().for_each(rewrite);
    }
    let properties = members.get_mut("properties").and_then(Value::as_object_mut);
    properties.into_iter().flat_map(Map::values_mut).for_each(rewrite);
    // `false` and `true` are words of 3.0 here.
    members.get_mut("additionalProperties").filter(|value| value.is_object()).into_iter().for_each(rewrite);
}

/// Bytes: `byte` where they are in Base64, else `binary`.
fn content(members: &mut Map<String, Value>) {
    let format = match members.get("contentEncoding").and_then(Value::as_str) {
        Some("base64") => "byte",
        None if members.contains_key("contentMediaType") => "binary",
        Some(_) | None => return,
    };
    members.entry("type").or_insert_with(|| "string".into());
    members.entry("format").or_insert_with(|| format.into());
}

/// One type, with `nullable` in place of `null`; several become alternatives.
fn types(members: &mut Map<String, Value>) {
    let mut types: Vec<String> = match members.get("type") {
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(one)) if one == "null" => vec![one.clone()],
        _ => return,
    };
    let has_null = types.iter().any(|one| one == "null");
    types.retain(|one| one != "null");
    match types.as_slice() {
        [] => {
            members.insert("type".to_owned(), "string".into());
            members.insert("enum".to_owned(), json!([null]));
        }
        [one] => {
            members.insert("type".to_owned(), one.as_str().into());
        }
        several => split(members, several, has_null),
    }
    if has_null {
        members.insert("nullable".to_owned(), true.into());
    }
}

/// An alternative for each type, with the keywords that speak of it. A flag for null counts only beside a type.
fn split(members: &mut Map<String, Value>, types: &[String], has_null: bool) {
    let mut alternatives = Vec::new();
    for one in types {
        let own = BY_TYPE.iter().find(|(name, _)| name == one).map_or(&[][..], |(_, keywords)| keywords);
        let mut alternative = Map::from_iter([("type".to_owned(), Value::from(one.as_str()))]);
        let kept = members.iter().filter(|(name, _)| *name == "format" || own.contains(&name.as_str()));
        alternative.extend(kept.map(|(name, value)| (name.clone(), value.clone())));
        alternative.extend(has_null.then(|| ("nullable".to_owned(), Value::from(true))));
        alternatives.push(Value::Object(alternative));
    }
    let is_typed = |name: &str| BY_TYPE.iter().any(|(_, keywords)| keywords.contains(&name));
    members.retain(|name, _| name != "type" && name != "format" && !is_typed(name));
    members.insert("anyOf".to_owned(), alternatives.into());
}

/// `null` among alternatives is `nullable` beside the others, and the only other one stands in their place.
fn alternatives(members: &mut Map<String, Value>) {
    for keyword in ["anyOf", "oneOf"] {
        let Some(alternatives) = members.get_mut(keyword).and_then(Value::as_array_mut) else { continue };
        let before = alternatives.len();
        alternatives.retain(|one| *one != json!({ "type": "null" }));
        if alternatives.len() == before {
            continue;
        }
        if let [only] = alternatives.as_mut_slice() {
            let only = only.take();
            members.shift_remove(keyword);
            merge(members, only);
        }
        members.insert("nullable".to_owned(), true.into());
    }
}

/// Puts the keywords of a schema beside those that are there.
fn merge(members: &mut Map<String, Value>, schema: Value) {
    match schema {
        Value::Object(schema) if schema.keys().all(|keyword| !members.contains_key(keyword)) => {
            members.extend(schema);
        }
        schema => {
            members.insert("allOf".to_owned(), json!([schema]));
        }
    }
}

/// An enumeration of one value.
fn constant(members: &mut Map<String, Value>) {
    let Some(value) = members.shift_remove("const") else { return };
    let ty = match &value {
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) | Value::Null => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if value.is_null() {
        members.insert("nullable".to_owned(), true.into());
    }
    members.entry("type").or_insert_with(|| ty.into());
    members.insert("enum".to_owned(), json!([value]));
}

/// A bound that is excluded is the bound and `true`. Of two bounds the one that excludes more.
fn bound(members: &mut Map<String, Value>, exclusive: &str, inclusive: &str) {
    let Some(excluded) = members.get(exclusive).and_then(Value::as_number).cloned() else { return };
    let included = members.get(inclusive).and_then(Value::as_f64);
    let excludes_less = |bound: f64| {
        let excluded = excluded.as_f64().unwrap_or(bound);
        if inclusive == "minimum" { excluded < bound } else { excluded > bound }
    };
    if included.is_some_and(excludes_less) {
        members.shift_remove(exclusive);
        return;
    }
    members.insert(inclusive.to_owned(), excluded.into());
    members.insert(exclusive.to_owned(), true.into());
}

/// The first of several examples.
fn example(members: &mut Map<String, Value>) {
    if let Some(Value::Array(examples)) = members.shift_remove("examples")
        && let Some(first) = examples.into_iter().next()
    {
        members.insert("example".to_owned(), first);
    }
}

/// A list has `items`; those of a tuple are any of its places.
fn array(members: &mut Map<String, Value>) {
    if members.get("type").is_none_or(|ty| ty != "array") {
        return;
    }
    let mut places: Vec<Value> = Vec::new();
    if let Some(Value::Array(written)) = members.shift_remove("prefixItems") {
        for place in written {
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    let is_open = members.get("items").is_none_or(|items| *items == json!(true));
    let items = match (places.len(), members.get("items")) {
        (0, Some(items)) if !items.is_boolean() => return,
        (0, _) => json!({}),
        (1, Some(Value::Bool(false))) => places.remove(0),
        (_, Some(rest)) if rest.is_object() => {
            places.push(rest.clone());
            json!({ "anyOf": places })
        }
        (_, _) if is_open => json!({}),
        (_, _) => json!({ "anyOf": places }),
    };
    members.insert("items".to_owned(), items);
}

/// Nothing may stand beside a reference.
fn reference(members: &mut Map<String, Value>) {
    if members.len() > 1
        && let Some(reference) = members.shift_remove("$ref")
    {
        let referenced = json!({ "$ref": reference });
        match members.get_mut("allOf").and_then(Value::as_array_mut) {
            Some(all) => all.insert(0, referenced),
            None => {
                members.insert("allOf".to_owned(), json!([referenced]));
            }
        }
    }
}
