//! Says what is wrong with a value, in the words of the document.
//!
//! Serde decides what is accepted, but for lists that stand for objects; this is asked only afterwards. It walks the value's schema in the document, so it
//! finds every fault and not only the first, and never repeats what the client sent.
//!
//! It knows the keywords that Ringback writes (JSON Schema draft 2020-12) and is silent about others.

mod choice;
mod expected;
mod fields;
mod format;
mod list_names;
mod lists;
mod lookup;
mod place;
mod walk;

use serde_json::Value;

pub(crate) use fields::fields;
pub(crate) use list_names::KnownListNames;
pub(crate) use lists::{lists_fit, lists_fit_in_fields};
pub use lookup::ParameterLocation;
#[cfg(feature = "garde")]
pub(crate) use place::push_token;
pub(crate) use place::string_end;

use crate::Problem;
use crate::receive::{Faults, Place};
use crate::serve::Operation;
use lookup::Lookup;
use walk::Walk;

/// Why a parameter's value is not of its type: `must be a whole number`.
pub(crate) fn parameter(operation: &Operation, location: ParameterLocation, name: &str) -> String {
    let lookup = Lookup::new(operation.document.value());
    match lookup.parameter(operation.pointer, location, name) {
        Some(schema) => format!("must be {}", expected::value(&lookup, lookup.item(schema))),
        None => "is not valid".to_owned(),
    }
}

/// Why a parameter is refused that is none of the known ones.
pub(crate) fn unknown_parameter(known: &[&str]) -> String {
    let names: Vec<Value> = known.iter().map(|&name| Value::from(name)).collect();
    if names.is_empty() {
        return "is unknown: no name is known here".to_owned();
    }
    format!("is unknown: a name must be {}", expected::one_of(names.iter()))
}

/// Notes every reason why a body is not of its type; `error` is what serde said of it.
pub(crate) fn body(operation: &Operation, bytes: &[u8], error: &serde_json::Error, faults: &mut Faults) {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        // Serde may have stopped early at a wrong value and not have seen that the rest is no JSON.
        Err(malformed) => return faults.note_refusal(not_json(&malformed)),
    };
    let lookup = Lookup::new(operation.document.value());
    let schema = lookup.request_body(operation.pointer, |name| name.ends_with("json"));
    if let Some(schema) = schema {
        Walk::new(&lookup, faults).value(schema, &value);
    }
    let place = place::pointer(bytes, error.line(), error.column());
    if !is_explained(faults, &place) {
        let schema = schema.and_then(|schema| lookup.at(schema, &place));
        let detail = unexplained(error, schema.map(|schema| expected::value(&lookup, schema)));
        faults.note(Place::Body(place), detail);
    }
}

/// What is said of a fault that the document does not explain.
fn unexplained(error: &serde_json::Error, expected: Option<String>) -> String {
    // Serde's message is only looked at: it names the member, but other messages quote the input.
    if error.to_string().starts_with("duplicate field") {
        return "was given more than once".to_owned();
    }
    expected.map_or_else(|| "is not valid".to_owned(), |text| format!("is not valid: must be {text}"))
}

fn not_json(error: &serde_json::Error) -> Problem {
    let (line, column) = (error.line(), error.column());
    Problem::new(400).with_detail(format!("The body is not valid JSON: line {line}, column {column}."))
}

/// Whether a fault was noted where serde stopped, or around or inside that place.
fn is_explained(faults: &Faults, place: &str) -> bool {
    let is_within = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    faults.pointers().any(|pointer| is_within(pointer, place) || is_within(place, pointer))
}
