//! Which names and choices mean a variant.

use serde_json::{Value, json};

use crate::case::Direction;
use crate::improvements::{Improvement, Members, Place, is_any_choice, properties, texts};

/// The rules about this.
pub(super) const RULES: &[Improvement] = &[
    Improvement {
        name: "aliases of variants",
        reason: "serde reads them, schemars lists the names only that are written",
        apply: variant_aliases,
    },
    Improvement {
        name: "aliases of variants with data",
        reason: "serde reads them, schemars has no choice for them",
        apply: data_aliases,
    },
    Improvement {
        name: "any other name",
        reason: "serde takes every name that no variant has for the one with `other`",
        apply: any_other,
    },
    Improvement {
        name: "keys of any name",
        reason: "serde takes every other key for the variant with `other`",
        apply: any_key,
    },
    Improvement {
        name: "unit variants beside a tag are open",
        reason: "serde looks at nothing but the tag there, whatever `deny_unknown_fields` says",
        apply: |theirs, ours, place| {
            let is_tag_alone = properties(theirs).is_some_and(|members| members.len() == 1);
            let applies = is_any_choice(place) && is_tag_alone && !ours.contains_key("additionalProperties");
            applies && theirs.remove("additionalProperties").is_some()
        },
    },
    Improvement {
        name: "one flattened variant at a time",
        reason: "a choice says itself that the members of the others are not there",
        apply: exclusive_variants,
    },
];

/// Gives each alias of a variant with data the choice of its own that it has in ours.
fn data_aliases(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    let Some(our_choices) = ours.get("oneOf").and_then(Value::as_array) else { return false };
    let Some(choices) = theirs.get_mut("oneOf").and_then(Value::as_array_mut) else { return false };
    if place.direction == Direction::Writing || our_choices.len() <= choices.len() {
        return false;
    }
    let only_member = |choice: &Value| {
        let member = choice["properties"].as_object().filter(|members| members.len() == 1)?.iter().next()?;
        Some((member.0.clone(), member.1.clone()))
    };
    let names: Vec<String> = choices.iter().filter_map(only_member).map(|(name, _)| name).collect();
    let is_named = |choice: &&Value| only_member(choice).is_some_and(|(name, _)| names.contains(&name));
    let contents: Vec<Value> =
        our_choices.iter().filter(is_named).filter_map(only_member).map(|(_, content)| content).collect();
    let aliases = our_choices.iter().filter(|choice| {
        only_member(choice)
            .is_some_and(|(name, content)| !names.contains(&name) && contents.contains(&content))
    });
    let before = choices.len();
    choices.extend(aliases.cloned());
    choices.len() > before
}

fn variant_aliases(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    let (Some(names), Some(all)) = (texts(theirs, "enum"), texts(ours, "enum")) else { return false };
    let applies = place.direction == Direction::Reading
        && all.len() > names.len()
        && names.iter().all(|name| all.contains(name));
    if applies {
        theirs.insert("enum".to_owned(), ours["enum"].clone());
    }
    applies
}

/// `{ "type": "string", "not": { "enum": […] } }`
fn is_any_other(schema: &Members) -> bool {
    let excluded = schema.get("not").and_then(Value::as_object).and_then(|not| texts(not, "enum"));
    excluded.is_some() && schema.get("type") == Some(&json!("string")) && !schema.contains_key("enum")
}

fn any_other(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    if place.direction == Direction::Writing {
        return false;
    }
    // The value of a tag.
    if is_any_other(ours) && texts(theirs, "enum").is_some_and(|names| names.len() == 1) {
        theirs.remove("enum");
        theirs.insert("not".to_owned(), ours["not"].clone());
        return true;
    }
    let choices = ours.get("oneOf").or(ours.get("anyOf")).and_then(Value::as_array);
    let Some(choices) = choices else { return false };
    let other = choices.iter().find(|choice| choice.as_object().is_some_and(is_any_other));
    let (Some(other), Some(named)) = (other, choices.first()) else { return false };
    let listed = named.get("enum").cloned().unwrap_or_default();
    if let Some(Value::Array(all)) = theirs.get_mut("oneOf") {
        let Some(list) = all.iter_mut().find(|choice| choice.get("enum").is_some()) else { return false };
        list["enum"] = listed;
        all.push(other.clone());
        return true;
    }
    let Some(Value::Array(values)) = theirs.remove("enum") else { return false };
    theirs.remove("type");
    let mut all = vec![json!({ "type": "string", "enum": listed }), other.clone()];
    all.extend(values.contains(&Value::Null).then(|| json!({ "type": "null" })));
    theirs.insert(if all.len() == 2 { "oneOf" } else { "anyOf" }.to_owned(), all.into());
    true
}

/// A map whose keys are an enum with a variant for every other name.
fn any_key(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    let Some(values) = ours.get("additionalProperties").filter(|_| !ours.contains_key("properties")) else {
        return false;
    };
    let is_closed = theirs.get("additionalProperties") == Some(&json!({ "not": {} }));
    let applies = place.direction == Direction::Reading
        && is_closed
        && properties(theirs).is_some_and(|members| members.values().all(|value| value == values));
    if applies {
        theirs.remove("properties");
        theirs.insert("additionalProperties".to_owned(), values.clone());
    }
    applies
}

fn exclusive_variants(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    let Some(our_members) = ours.get("properties").and_then(Value::as_object) else { return false };
    let Some(their_members) = properties(theirs) else { return false };
    let is_new = |(name, schema): &(&String, &Value)| {
        !their_members.contains_key(*name) && **schema == json!({ "not": {} })
    };
    let others: Vec<_> = our_members.iter().filter(is_new).map(|(n, s)| (n.clone(), s.clone())).collect();
    let applies = is_any_choice(place) && !others.is_empty();
    if applies {
        their_members.extend(others);
    }
    applies
}
