//! Finds lists where the document asks for objects.
//!
//! serde's derives read the fields of a struct from a list too, one after the other. No document says so, and a client
//! that relies on it breaks when a field is added. This looks only for that; everything else serde has judged.

use serde_json::Value;

use crate::explain::list_names::ListNames;
use crate::explain::lookup::Lookup;
use crate::explain::place::push_token;
use crate::explain::{choice, expected, format};
use crate::receive::{Faults, FormField, Part, Place};
use crate::serve::Operation;

/// How many alternatives are tried for each octet of a text: nested ones that all fit would take exponential time.
const TRIED_PER_OCTET: usize = 4;

/// Whether each list in a body, which serde has read, stands where the document has one; notes those that do not.
pub(crate) fn lists_fit(operation: &Operation, text: &[u8], faults: &mut Faults) -> bool {
    if !text.contains(&b'[') {
        return true;
    }
    let document = operation.document;
    let lookup = Lookup::new(document.value());
    let schema = || lookup.request_body(operation.pointer, |name| name.ends_with("json"));
    let names = document.list_names().of(operation.pointer, || ListNames::of(&lookup, schema()));
    names.explain_all(text)
        || schema().is_none_or(|schema| note(&lookup, schema, text, String::new(), faults))
}

/// The same of the JSON texts among the fields of a form.
pub(crate) fn lists_fit_in_fields(
    operation: &Operation,
    media_type: &str,
    fields: &[FormField],
    faults: &mut Faults,
) -> bool {
    let lookup = Lookup::new(operation.document.value());
    let schema = lookup.request_body(operation.pointer, |name| name == media_type);
    let properties = schema.and_then(|schema| lookup.without_null(schema)?.get("properties"));
    let mut fit = true;
    for field in fields {
        let Some(schema) = properties.and_then(|properties| properties.get(&field.name)) else {
            continue;
        };
        for (index, text) in field.texts.iter().enumerate() {
            let mut pointer = String::new();
            push_token(&mut pointer, &field.name);
            let schema = match field.part {
                Part::Json => schema,
                Part::JsonItem => {
                    push_token(&mut pointer, &index.to_string());
                    lookup.item(schema)
                }
                Part::Text | Part::File => continue,
            };
            fit &= !text.contains('[') || note(&lookup, schema, text.as_bytes(), pointer, faults);
        }
    }
    fit
}

/// Notes what is found in a text that stands at `pointer`; whether nothing was.
fn note(lookup: &Lookup<'_>, schema: &Value, text: &[u8], pointer: String, faults: &mut Faults) -> bool {
    let Ok(value) = serde_json::from_slice(text) else {
        return true;
    };
    let mut search =
        Search { lookup, pointer, found: Vec::new(), tries: text.len().saturating_mul(TRIED_PER_OCTET) };
    search.value(schema, &value);
    let is_empty = search.found.is_empty();
    for (pointer, schema) in search.found {
        faults.note(Place::Body(pointer), format!("must be {}", expected::value(lookup, schema)));
    }
    is_empty
}

/// A search under way.
struct Search<'s, 'd> {
    lookup: &'s Lookup<'d>,
    /// Where it is (RFC 6901).
    pointer: String,
    /// Where lists stand, and what is asked for there.
    found: Vec<(String, &'d Value)>,
    /// How many alternatives may still be tried.
    tries: usize,
}

impl<'d> Search<'_, 'd> {
    fn value(&mut self, schema: &'d Value, value: &Value) {
        let Some(resolved) = self.lookup.resolve(schema).filter(|_| value.is_array() || value.is_object())
        else {
            return;
        };
        if let Some(all) = resolved.get("allOf").and_then(Value::as_array) {
            for one in all {
                self.value(one, value);
            }
            return;
        }
        match choice::fitting(self.lookup, resolved, value).as_deref() {
            Some([]) if value.is_array() => return self.found.push((self.pointer.clone(), schema)),
            None | Some([]) => {}
            Some([only]) => self.value(only, value),
            Some(several) => self.several(several, value),
        }
        match value {
            Value::Array(_) if !format::is_typed(resolved, value) => {
                self.found.push((self.pointer.clone(), schema));
            }
            Value::Array(items) => self.items(resolved, items),
            Value::Object(members) => {
                for (name, value) in members {
                    let property = resolved.get("properties").and_then(|properties| properties.get(name));
                    if let Some(schema) = property.or_else(|| resolved.get("additionalProperties")) {
                        self.inside(name, schema, value);
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn items(&mut self, schema: &'d Value, items: &[Value]) {
        let places = schema.get("prefixItems").and_then(Value::as_array);
        for (index, item) in items.iter().enumerate() {
            let schema = places.and_then(|places| places.get(index)).or_else(|| schema.get("items"));
            if let Some(schema) = schema {
                self.inside(&index.to_string(), schema, item);
            }
        }
    }

    /// Where several alternatives fit, the value is one of them if it is so to the end.
    fn several(&mut self, alternatives: &[&'d Value], value: &Value) {
        let before = self.found.len();
        let mut found = Vec::new();
        for alternative in alternatives {
            let Some(tries) = self.tries.checked_sub(1) else {
                return self.found.truncate(before);
            };
            self.tries = tries;
            self.value(alternative, value);
            if self.found.len() == before {
                return;
            }
            found = self.found.split_off(before);
        }
        self.found.append(&mut found);
    }

    fn inside(&mut self, token: &str, schema: &'d Value, value: &Value) {
        let length = self.pointer.len();
        push_token(&mut self.pointer, token);
        self.value(schema, value);
        self.pointer.truncate(length);
    }
}
