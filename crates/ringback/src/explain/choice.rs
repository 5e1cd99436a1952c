//! Picks the alternative of `oneOf` or `anyOf` that a value means.
//!
//! Only the value's outermost shape is looked at, never its inside: trying each alternative to the end would take
//! exponential time on nested ones.

use serde_json::Value;

use crate::explain::format;
use crate::explain::lookup::{self, Lookup};

/// What a value means among alternatives.
pub(super) enum Choice<'d> {
    /// The schema has no alternatives.
    NotOffered,
    /// This one.
    Taken(&'d Value),
    /// None of them.
    Refused,
    /// Several would do.
    Unclear,
}

/// The alternative that `value` means.
pub(super) fn choose<'d>(lookup: &Lookup<'d>, schema: &'d Value, value: &Value) -> Choice<'d> {
    let choices = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
    let Some(choices) = choices else {
        return Choice::NotOffered;
    };
    if let Some(inner) = lookup::nullable(schema).filter(|_| !value.is_null()) {
        return nullable(lookup, inner, value);
    }
    let mut fitting = choices.iter().filter(|choice| fits(lookup, choice, value));
    match (fitting.next(), fitting.next()) {
        (None, _) => Choice::Refused,
        (Some(choice), None) => Choice::Taken(choice),
        (Some(_), Some(_)) => Choice::Unclear,
    }
}

/// Of `T` or null, a value that is not null means `T`; refused here if it is of another kind, so that the message also
/// offers null.
fn nullable<'d>(lookup: &Lookup<'d>, inner: &'d Value, value: &Value) -> Choice<'d> {
    let Some(schema) = lookup.resolve(inner) else {
        return Choice::Unclear;
    };
    match choose(lookup, schema, value) {
        Choice::NotOffered if !format::is_typed(schema, value) => Choice::Refused,
        Choice::NotOffered => Choice::Taken(inner),
        chosen @ (Choice::Taken(_) | Choice::Refused | Choice::Unclear) => chosen,
    }
}

/// Every alternative that `value` may mean; `None` where the schema has none to offer.
pub(super) fn fitting<'d>(lookup: &Lookup<'_>, schema: &'d Value, value: &Value) -> Option<Vec<&'d Value>> {
    let choices = schema.get("oneOf").or_else(|| schema.get("anyOf"))?.as_array()?;
    Some(choices.iter().filter(|choice| fits(lookup, choice, value)).collect())
}

/// Whether a value's outermost shape is the alternative's: its type and constant, and for an object its tags.
fn fits(lookup: &Lookup<'_>, choice: &Value, value: &Value) -> bool {
    let Some(choice) = lookup.resolve(choice) else {
        return false;
    };
    format::is_typed(choice, value) && format::is_listed(choice, value) && has_tags(choice, value)
}

/// Whether an object has the members that set its alternative apart: all the required ones, and where others are denied
/// none of those.
fn has_tags(choice: &Value, value: &Value) -> bool {
    let Some(members) = value.as_object() else {
        return true;
    };
    let mut required = choice.get("required").and_then(Value::as_array).into_iter().flatten();
    let is_closed = choice.get("additionalProperties") == Some(&Value::Bool(false));
    required.all(|name| name.as_str().is_some_and(|name| members.contains_key(name)))
        && (!is_closed || members.keys().all(|name| choice["properties"].get(name).is_some()))
}
