//! Where serde and schemars disagree, or schemars says less than it could: what we say in place of it.

mod members;
mod tags;
mod values;
mod variants;

use serde_json::{Map, Value};

use crate::case::Direction;

/// A difference on purpose.
pub(crate) struct Improvement {
    pub(crate) name: &'static str,
    pub(crate) reason: &'static str,
    /// Changes their schema into ours where the rule is about the difference, and tells whether it did.
    pub(crate) apply: fn(&mut Members, &Members, &Place<'_>) -> bool,
}

/// The keywords of a schema.
pub(crate) type Members = Map<String, Value>;

/// Where two schemas are compared.
pub(crate) struct Place<'p> {
    pub(crate) direction: Direction,
    /// The keywords and names that lead there.
    pub(crate) path: &'p [String],
}

/// Every rule, in the order in which they are tried.
pub(crate) fn all() -> impl Iterator<Item = &'static Improvement> {
    [values::RULES, members::RULES, variants::RULES, tags::RULES].into_iter().flatten()
}

/// Whether a schema is one of those behind a keyword.
fn is_choice(place: &Place<'_>, keyword: &str) -> bool {
    place.path.iter().rev().nth(1).is_some_and(|above| above == keyword)
}

fn is_any_choice(place: &Place<'_>) -> bool {
    is_choice(place, "oneOf") || is_choice(place, "anyOf")
}

/// Takes over a keyword that only ours has, if it has this value.
fn take(theirs: &mut Members, ours: &Members, keyword: &str, value: &Value) -> bool {
    let is_missing = !theirs.contains_key(keyword) && ours.get(keyword) == Some(value);
    if is_missing {
        theirs.insert(keyword.to_owned(), value.clone());
    }
    is_missing
}

/// The members of an object by name.
fn properties(schema: &mut Members) -> Option<&mut Members> {
    schema.get_mut("properties")?.as_object_mut()
}

fn texts<'s>(schema: &'s Members, keyword: &str) -> Option<Vec<&'s str>> {
    schema.get(keyword)?.as_array()?.iter().map(Value::as_str).collect()
}

/// Whether a schema is of an object that a member with one value tells apart.
fn is_tagged(schema: &Members) -> bool {
    let is_tag = |schema: &Value| schema["enum"].is_array() || schema["not"]["enum"].is_array();
    schema.get("properties").and_then(Value::as_object).is_some_and(|members| members.values().any(is_tag))
}

/// Whether `null` is among the types of a value.
fn has_null(schema: &Value) -> bool {
    schema["type"].as_array().is_some_and(|types| types.contains(&"null".into()))
}
