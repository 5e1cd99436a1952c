//! Picks the alternative of `oneOf` or `anyOf` that a value means.
//!
//! Only the value's outermost shape is looked at, never its inside: trying each alternative to the end would take
//! exponential time on nested ones.

use serde_json::Value;

use crate::explain::format;
use crate::explain::lookup::{self, Lookup};

/// What a value means among alternatives.
pub(super) enum Choice<'d> {
    /// It should be an object with this member.
    Untagged(&'d str),
    /// The member that tells the alternatives apart has none of these values.
    TagRefused(&'d str, Vec<&'d Value>),
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
    // Beside a type stand formats to choose from, which look at no more than the text.
    let Some(choices) = choices.filter(|_| schema.get("type").is_none()) else {
        return Choice::NotOffered;
    };
    if let Some(inner) = lookup::nullable(schema).filter(|_| !value.is_null()) {
        return nullable(lookup, inner, value);
    }
    if let Some(tag) = tag(lookup, choices) {
        return by_tag(lookup, tag, choices, value);
    }
    if let Some(nearest) = value.as_object().and_then(|members| nearest(lookup, choices, members)) {
        return Choice::Taken(nearest);
    }
    let mut fitting = choices.iter().filter(|choice| fits(lookup, choice, value));
    match (fitting.next(), fitting.next()) {
        (None, _) => Choice::Refused,
        (Some(choice), None) => Choice::Taken(choice),
        (Some(_), Some(_)) => Choice::Unclear,
    }
}

/// The member by which all alternatives are told apart: required, and of listed values.
pub(super) fn tag<'d>(lookup: &Lookup<'d>, choices: &'d [Value]) -> Option<&'d str> {
    let tells_apart = |name: &&str| {
        let mut seen: Vec<&Value> = Vec::new();
        choices.iter().all(|choice| {
            let Some(member) = required(lookup, choice, name, MAX_NESTED) else { return false };
            let is_new = !seen.contains(&member);
            seen.push(member);
            is_new && is_tag(member)
        })
    };
    required_names(lookup, choices.first()?, MAX_NESTED).into_iter().find(tells_apart)
}

/// How deep choices in choices are looked into; a recursive enum may hold itself.
const MAX_NESTED: usize = 4;

/// The names of the members that must be there; of choices, those of the first.
fn required_names<'d>(lookup: &Lookup<'d>, schema: &'d Value, depth: usize) -> Vec<&'d str> {
    let Some(schema) = lookup.resolve(schema).filter(|_| depth > 0) else { return Vec::new() };
    let inside = ["oneOf", "anyOf", "allOf"].into_iter().find_map(|keyword| schema.get(keyword)?.get(0));
    match inside {
        Some(first) => required_names(lookup, first, depth - 1),
        None => schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect(),
    }
}

/// The schema of a member that must be there; of choices, what is the same in all of them.
fn required<'d>(lookup: &Lookup<'d>, schema: &'d Value, name: &str, depth: usize) -> Option<&'d Value> {
    let schema = lookup.resolve(schema).filter(|_| depth > 0)?;
    if let Some(all) = schema.get("allOf").and_then(Value::as_array) {
        return all.iter().find_map(|one| required(lookup, one, name, depth - 1));
    }
    if let Some(choices) = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array) {
        let mut found = choices.iter().map(|choice| required(lookup, choice, name, depth - 1));
        let first = found.next()??;
        return found.all(|other| other == Some(first)).then_some(first);
    }
    let is_required = schema.get("required")?.as_array()?.iter().any(|required| required == name);
    schema.get("properties")?.get(name).filter(|_| is_required)
}

/// Whether a member has listed values, or all others.
fn is_tag(member: &Value) -> bool {
    member.get("enum").is_some() || member["not"].get("enum").is_some()
}

fn by_tag<'d>(lookup: &Lookup<'d>, tag: &'d str, choices: &'d [Value], value: &Value) -> Choice<'d> {
    let Some(members) = value.as_object() else { return Choice::Refused };
    let Some(written) = members.get(tag) else { return Choice::Untagged(tag) };
    let member = |choice: &'d Value| required(lookup, choice, tag, MAX_NESTED);
    let is_meant = |choice: &&'d Value| member(choice).is_some_and(|schema| is_named(schema, written));
    if let Some(choice) = choices.iter().find(is_meant) {
        return Choice::Taken(choice);
    }
    let values = choices.iter().filter_map(|choice| member(choice)?.get("enum")?.as_array()).flatten();
    Choice::TagRefused(tag, values.collect())
}

fn is_named(member: &Value, written: &Value) -> bool {
    match member["not"].get("enum").and_then(Value::as_array) {
        Some(others) => written.is_string() && !others.contains(written),
        None => format::is_listed(member, written),
    }
}

/// Of several objects the one that lacks the fewest members and has the fewest that are unknown, if that is one.
fn nearest<'d>(
    lookup: &Lookup<'d>,
    choices: &'d [Value],
    members: &serde_json::Map<String, Value>,
) -> Option<&'d Value> {
    let mut ranked: Vec<(usize, &Value)> = choices
        .iter()
        .filter_map(|choice| {
            let schema = lookup.resolve(choice)?;
            let properties = schema.get("properties").and_then(Value::as_object)?;
            let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
            let missing =
                required.filter_map(Value::as_str).filter(|name| !members.contains_key(*name)).count();
            let unknown = members.keys().filter(|name| !properties.contains_key(*name)).count();
            (unknown < members.len()).then_some((missing + unknown, choice))
        })
        .collect();
    ranked.sort_by_key(|(distance, _)| *distance);
    match ranked.as_slice() {
        [(_, only)] => Some(only),
        [(first, choice), (second, _), ..] if first < second => Some(choice),
        _ => None,
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
        chosen @ (Choice::Taken(_)
        | Choice::Refused
        | Choice::Unclear
        | Choice::Untagged(_)
        | Choice::TagRefused(..)) => chosen,
    }
}

/// Every alternative that `value` may mean; `None` where the schema has none to offer.
pub(super) fn fitting<'d>(lookup: &Lookup<'d>, schema: &'d Value, value: &Value) -> Option<Vec<&'d Value>> {
    let choices = schema.get("oneOf").or_else(|| schema.get("anyOf"))?.as_array()?;
    if let Some(tag) = tag(lookup, choices)
        && let Choice::Taken(choice) = by_tag(lookup, tag, choices, value)
    {
        return Some(vec![choice]);
    }
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
