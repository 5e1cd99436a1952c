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

/// Of `T` or null, a value that is not null means `T`; refused here if it is of another type, so that the message also
/// offers null.
fn nullable<'d>(lookup: &Lookup<'d>, inner: &'d Value, value: &Value) -> Choice<'d> {
    match lookup.resolve(inner) {
        Some(schema) if schema.get("type").is_some() && !format::is_typed(schema, value) => Choice::Refused,
        Some(_) => Choice::Taken(inner),
        None => Choice::Unclear,
    }
}

/// Whether a value's outermost shape is the alternative's: its type and constant, and for an object its tags.
fn fits(lookup: &Lookup<'_>, choice: &Value, value: &Value) -> bool {
    let Some(choice) = lookup.resolve(choice) else {
        return false;
    };
    format::is_typed(choice, value) && format::is_listed(choice, value) && has_tags(choice, value)
}

/// Whether an object has the members that set its alternative apart: all the required ones.
fn has_tags(choice: &Value, value: &Value) -> bool {
    let (Some(members), Some(required)) =
        (value.as_object(), choice.get("required").and_then(Value::as_array))
    else {
        return true;
    };
    required.iter().filter_map(Value::as_str).all(|name| members.contains_key(name))
}
