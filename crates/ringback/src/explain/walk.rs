//! Walks a value and its schema side by side and notes each place where they differ.
//!
//! Every step goes deeper into the value, whose depth serde has bounded, so the walk ends.

use serde_json::{Map, Value};

use crate::explain::choice::{self, Choice};
use crate::explain::lookup::Lookup;
use crate::explain::place::push_token;
use crate::explain::{expected, format};
use crate::receive::{Faults, Place};

/// The longest name of a map's entry that a pointer repeats, in bytes; a fault below a longer one is noted at the map.
const MAX_KEY_BYTES: usize = 64;

/// A walk under way.
pub(super) struct Walk<'w, 'd> {
    lookup: &'w Lookup<'d>,
    faults: &'w mut Faults,
    /// Where the walk is (RFC 6901).
    pointer: String,
}

impl<'w, 'd> Walk<'w, 'd> {
    pub(super) fn new(lookup: &'w Lookup<'d>, faults: &'w mut Faults) -> Self {
        Self { lookup, faults, pointer: String::new() }
    }

    /// Notes what is wrong with a value.
    pub(super) fn value(&mut self, schema: &'d Value, value: &Value) {
        let Some(resolved) = self.lookup.resolve(schema) else {
            return;
        };
        let is_null = value.is_null() && self.lookup.is_flagged_nullable(schema);
        if is_null || self.faults.is_full() {
            return;
        }
        if let Some(all) = resolved.get("allOf").and_then(Value::as_array) {
            return self.all(schema, all, value);
        }
        match choice::choose(self.lookup, resolved, value) {
            Choice::Untagged(tag) => self.inside(tag, |walk| walk.note("is required".to_owned())),
            Choice::TagRefused(tag, values) => {
                let detail = format!("must be {}", expected::one_of(values.into_iter()));
                self.inside(tag, |walk| walk.note(detail));
            }
            Choice::NotOffered => self.chosen(resolved, value),
            Choice::Taken(choice) => self.value(choice, value),
            Choice::Refused => self.note_expected(schema),
            Choice::Unclear => {}
        }
    }

    /// A value that must be all of these: an object, and what is flattened into it.
    fn all(&mut self, schema: &'d Value, all: &'d [Value], value: &Value) {
        if !value.is_object() {
            return self.note_expected(schema);
        }
        for one in all {
            self.value(one, value);
        }
    }

    /// A value whose schema offers no choice, or all of one.
    fn chosen(&mut self, schema: &'d Value, value: &Value) {
        if !format::is_shaped(schema, value) {
            return self.note_expected(schema);
        }
        match value {
            Value::Object(members) => self.object(schema, members),
            Value::Array(items) => self.array(schema, items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn object(&mut self, schema: &'d Value, members: &Map<String, Value>) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let known = |name: &str| properties.and_then(|properties| named(properties, name));
        let is_given = |name: &str| {
            let property = properties.and_then(|properties| properties.get(name));
            members.contains_key(name) || property.is_some_and(|property| has_alias_among(property, members))
        };
        let additional = schema.get("additionalProperties");
        let mut is_unknown_noted = false;
        for (name, value) in members {
            match (known(name), additional) {
                (Some(schema), _) => self.inside(name, |walk| walk.value(schema, value)),
                (None, Some(Value::Bool(false))) if !is_unknown_noted => {
                    is_unknown_noted = true;
                    self.note(unknown_member(properties));
                }
                (None, Some(schema)) if schema.is_object() => {
                    self.entry(name, |walk| walk.value(schema, value));
                }
                (None, _) => {}
            }
        }
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
            if let Some(name) = name.as_str().filter(|name| !is_given(name)) {
                self.inside(name, |walk| walk.note("is required".to_owned()));
            }
        }
    }

    fn array(&mut self, schema: &'d Value, items: &[Value]) {
        let places = schema.get("prefixItems").and_then(Value::as_array);
        for (index, item) in items.iter().enumerate() {
            let schema = places.and_then(|places| places.get(index)).or_else(|| schema.get("items"));
            if let Some(schema) = schema {
                self.inside(&index.to_string(), |walk| walk.value(schema, item));
            }
        }
    }

    /// Walks into an entry of a map, whose name is the client's.
    fn entry(&mut self, name: &str, walk: impl FnOnce(&mut Self)) {
        if name.len() <= MAX_KEY_BYTES { self.inside(name, walk) } else { walk(self) }
    }

    fn inside(&mut self, token: &str, walk: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        push_token(&mut self.pointer, token);
        walk(self);
        self.pointer.truncate(length);
    }

    fn note_expected(&mut self, schema: &Value) {
        self.note(format!("must be {}", expected::value(self.lookup, schema)));
    }

    fn note(&mut self, detail: String) {
        self.faults.note(Place::Body(self.pointer.clone()), detail);
    }
}

/// The schema of a member, by its name or by an alias.
fn named<'d>(properties: &'d Map<String, Value>, name: &str) -> Option<&'d Value> {
    let is_alias = |schema: &&Value| {
        schema["x-aliases"].as_array().is_some_and(|aliases| aliases.iter().any(|alias| alias == name))
    };
    properties.get(name).or_else(|| properties.values().find(is_alias))
}

/// Whether a member stands there under another name.
fn has_alias_among(property: &Value, members: &Map<String, Value>) -> bool {
    let aliases = property["x-aliases"].as_array().into_iter().flatten();
    aliases.filter_map(Value::as_str).any(|alias| members.contains_key(alias))
}

/// The unknown name itself is the client's, so the known ones are listed.
fn unknown_member(properties: Option<&Map<String, Value>>) -> String {
    let names: Vec<Value> =
        properties.into_iter().flat_map(Map::keys).map(|name| Value::from(name.as_str())).collect();
    if names.is_empty() {
        return "must have no members".to_owned();
    }
    format!("has an unknown member: a member must be {}", expected::one_of(names.iter()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn null_is_no_fault_where_3_0_flags_it() {
        let document = json!({ "components": { "schemas": { "Id": { "type": "integer" } } } });
        let schema = json!({ "type": "object", "properties": {
            "a": { "allOf": [{ "$ref": "#/components/schemas/Id" }], "nullable": true },
            "b": { "type": "string", "nullable": true },
            "c": { "type": "string" },
        } });
        let mut faults = Faults::default();
        let lookup = Lookup::new(&document);
        Walk::new(&lookup, &mut faults).value(&schema, &json!({ "a": null, "b": null, "c": null }));
        assert_eq!(faults.pointers().collect::<Vec<_>>(), ["/c"]);
    }
}
