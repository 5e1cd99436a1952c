//! Which members an object has, and what is said of them.

use serde_json::{Value, json};

use crate::case::Direction;
use crate::improvements::{
    Improvement, Members, Place, has_null, is_any_choice, is_choice, properties, take, texts,
};

/// The rules about this.
pub(super) const RULES: &[Improvement] = &[
    Improvement {
        name: "one component a direction",
        reason: "what goes one way only stands in the component for that way, so that it needs no mark",
        apply: |theirs, ours, _| {
            ["readOnly", "writeOnly"]
                .iter()
                .any(|mark| !ours.contains_key(*mark) && theirs.remove(*mark).is_some())
        },
    },
    Improvement {
        name: "defaults where they are taken",
        reason: "a default says what a missing member means when it is read; written members are there",
        apply: |theirs, ours, place| {
            place.direction == Direction::Writing
                && !ours.contains_key("default")
                && theirs.remove("default").is_some()
        },
    },
    Improvement {
        name: "defaults that are not written",
        reason: "schemars leaves out what `skip_serializing_if` skips, though it is taken all the same",
        apply: |theirs, ours, place| {
            let empty = [json!(""), json!([]), json!({}), json!(false), json!(0)];
            let default = ours.get("default").filter(|default| empty.contains(default));
            let is_missing = place.direction == Direction::Reading && !theirs.contains_key("default");
            let Some(default) = default.filter(|_| is_missing) else { return false };
            theirs.insert("default".to_owned(), default.clone());
            true
        },
    },
    Improvement {
        name: "defaults that say nothing new",
        reason: "a missing `Option` is `null` anyway",
        apply: |theirs, ours, _| {
            !ours.contains_key("default")
                && theirs.get("default") == Some(&Value::Null)
                && theirs.remove("default").is_some()
        },
    },
    Improvement {
        name: "defaults that are computed",
        reason: "what a function yields is told only where the source shows it",
        apply: |theirs, ours, _| !ours.contains_key("default") && theirs.remove("default").is_some(),
    },
    Improvement {
        name: "aliases",
        reason: "serde reads them, schemars says nothing of them",
        apply: |theirs, ours, place| {
            place.direction == Direction::Reading
                && ours
                    .get("x-aliases")
                    .is_some_and(|aliases| theirs.insert("x-aliases".to_owned(), aliases.clone()).is_none())
        },
    },
    Improvement {
        name: "what is read from an `Option`",
        reason: "serde takes a missing member for `None`, also where `from` says that it is read from one",
        apply: read_from_option,
    },
    Improvement {
        name: "the tag of a struct",
        reason: "serde writes it, schemars does not know of it",
        apply: struct_tag,
    },
    Improvement {
        name: "the end of a tuple struct",
        reason: "serde reads it without the last fields that have a default, and writes it without those it skips",
        apply: |theirs, ours, _| {
            let least = |schema: &Members| schema.get("minItems").and_then(Value::as_u64);
            let shorter = least(ours).zip(least(theirs)).is_some_and(|(ours, theirs)| ours < theirs);
            let applies = shorter && ours.contains_key("prefixItems");
            if applies {
                theirs.insert("minItems".to_owned(), ours["minItems"].clone());
            }
            applies
        },
    },
    Improvement {
        name: "what is flattened",
        reason: "it stands among members, so that it is an object whatever else it is",
        apply: |theirs, ours, place| {
            is_choice(place, "anyOf") && theirs.is_empty() && take(theirs, ours, "type", &"object".into())
        },
    },
];

fn struct_tag(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    let Some(our_members) = ours.get("properties").and_then(Value::as_object) else { return false };
    let Some(their_members) = properties(theirs) else { return false };
    let new: Vec<_> = our_members.iter().filter(|(name, _)| !their_members.contains_key(*name)).collect();
    let [(name, schema)] = new.as_slice() else { return false };
    let is_name = schema["enum"].as_array().is_some_and(|values| values.len() == 1);
    let applies = place.direction == Direction::Writing && is_name;
    if applies {
        their_members.insert((*name).clone(), (*schema).clone());
        theirs.insert("required".to_owned(), ours["required"].clone());
    }
    applies
}

fn read_from_option(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    let needed = texts(ours, "required").unwrap_or_default();
    let Some(more) = texts(theirs, "required") else { return false };
    let optional: Vec<String> =
        more.iter().filter(|name| !needed.contains(name)).map(ToString::to_string).collect();
    let members = ours.get("properties").and_then(Value::as_object);
    let are_options = members.is_some_and(|members| optional.iter().all(|name| has_null(&members[name])));
    let is_struct = !is_any_choice(place) && place.direction == Direction::Reading;
    let applies = is_struct && are_options && !optional.is_empty();
    if applies && let Some(Value::Array(required)) = theirs.get_mut("required") {
        required.retain(|name| !optional.iter().any(|optional| name == optional));
    }
    applies
}
