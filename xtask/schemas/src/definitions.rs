//! References are followed, so that what components are called does not matter.
//!
//! A type inside itself is unfolded a few times, then it is a mark.

use serde_json::{Map, Value};

/// How often a type is unfolded inside itself.
const UNFOLDED: usize = 2;

/// What stands for a type that was unfolded often enough.
pub(crate) const AGAIN: &str = "$again";

/// Keywords whose value is a schema.
const SCHEMA: [&str; 7] =
    ["additionalProperties", "contains", "if", "items", "not", "propertyNames", "unevaluatedProperties"];
/// Keywords whose value is a list of schemas.
const SCHEMAS: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
/// Keywords whose value has schemas by name.
const NAMED: [&str; 2] = ["patternProperties", "properties"];

/// Changes every schema right inside another.
pub(crate) fn each_inside(schema: &mut Map<String, Value>, change: &mut dyn FnMut(&mut Value)) {
    for keyword in SCHEMA {
        schema.get_mut(keyword).into_iter().for_each(&mut *change);
    }
    for keyword in SCHEMAS {
        schema.get_mut(keyword).and_then(Value::as_array_mut).into_iter().flatten().for_each(&mut *change);
    }
    for keyword in NAMED {
        let named = schema.get_mut(keyword).and_then(Value::as_object_mut);
        named.into_iter().flat_map(Map::values_mut).for_each(&mut *change);
    }
}

/// The schema in `{ "schema": …, … }` without references: what one refers to becomes a part of `allOf`.
pub(crate) fn unfolded(document: &Value) -> Value {
    let mut schema = document["schema"].clone();
    unfold(&mut schema, document, &mut Vec::new());
    schema
}

fn unfold(schema: &mut Value, document: &Value, open: &mut Vec<String>) {
    let Value::Object(members) = schema else { return };
    let reference = members.remove("$ref").and_then(|reference| reference.as_str().map(str::to_owned));
    each_inside(members, &mut |inner| unfold(inner, document, open));
    let Some(reference) = reference else { return };
    let target = if open.iter().filter(|name| **name == reference).count() < UNFOLDED {
        let mut target = resolved(document, &reference).clone();
        open.push(reference);
        unfold(&mut target, document, open);
        open.pop();
        target
    } else {
        Value::Object(Map::from_iter([(AGAIN.to_owned(), true.into())]))
    };
    if members.is_empty() {
        *schema = target;
        return;
    }
    let parts = members.entry("allOf").or_insert_with(|| Value::Array(Vec::new()));
    parts.as_array_mut().expect("`allOf` is a list").push(target);
}

fn resolved<'d>(document: &'d Value, reference: &str) -> &'d Value {
    let pointer = reference.strip_prefix('#').expect("references stay in the document");
    let decoded = pointer.replace("%20", " ").replace("%7B", "{").replace("%7D", "}");
    document.pointer(&decoded).unwrap_or_else(|| panic!("`{reference}` leads nowhere"))
}
