//! What stands beside a tag.

use serde_json::{Value, json};

use crate::case::Direction;
use crate::improvements::{
    Improvement, Members, Place, has_null, is_any_choice, is_choice, is_tagged, properties, take, texts,
};

/// The rules about this.
pub(super) const RULES: &[Improvement] = &[
    Improvement {
        name: "`null` as the content of a unit variant",
        reason: "serde reads it beside the tag, and nothing else",
        apply: unit_content,
    },
    Improvement {
        name: "content that may be missing",
        reason: "beside an adjacent tag serde takes a missing `Option` for `None`",
        apply: optional_content,
    },
    Improvement {
        name: "plain variants beside a tag",
        reason: "serde writes each as a member that is `null`; schemars demands a text that is an object",
        apply: plain_beside_tag,
    },
    Improvement {
        name: "a tag in each choice",
        reason: "beside choices of closed or of several forms it would be refused by each",
        apply: tag_in_choices,
    },
    Improvement {
        name: "one member beside a tag",
        reason: "serde reads an enum of its default form there from one member and no others",
        apply: |theirs, ours, place| {
            let depth = place.path.iter().filter(|keyword| *keyword == "oneOf").count();
            let applies = is_choice(place, "oneOf") && depth > 1 && is_tagged(theirs);
            applies && take(theirs, ours, "additionalProperties", &json!({ "not": {} }))
        },
    },
];

fn unit_content(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    let is_variant = is_any_choice(place) && is_tagged(theirs) && place.direction == Direction::Reading;
    let Some(our_members) = ours.get("properties").and_then(Value::as_object) else { return false };
    let Some(their_members) = properties(theirs).filter(|_| is_variant) else { return false };
    let content = our_members.iter().find(|(name, _)| !their_members.contains_key(*name));
    let content = content.filter(|(_, content)| **content == json!({ "type": "null" }));
    content.is_some_and(|(name, content)| their_members.insert(name.clone(), content.clone()).is_none())
}

fn optional_content(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    let is_variant = is_any_choice(place) && is_tagged(theirs) && place.direction == Direction::Reading;
    let needed = texts(ours, "required").unwrap_or_default();
    let more = texts(theirs, "required").unwrap_or_default();
    let more: Vec<String> =
        more.iter().filter(|name| !needed.contains(name)).map(ToString::to_string).collect();
    let ([content], true) = (more.as_slice(), is_variant) else { return false };
    let applies = properties(theirs).and_then(|members| members.get(content)).is_some_and(has_null);
    if applies && let Some(Value::Array(required)) = theirs.get_mut("required") {
        required.retain(|name| name != content);
    }
    applies
}

/// A list of texts beside a tag, which no object is, becomes an object for each.
fn plain_beside_tag(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    let is_variant = is_any_choice(place) && is_tagged(theirs) && ours.contains_key("oneOf");
    let choices = ["allOf", "oneOf"].into_iter().find_map(|keyword| theirs.get(keyword)?.as_array().cloned());
    let Some(choices) = choices.filter(|_| is_variant) else { return false };
    let is_list = |choice: &Value| choice["type"] == "string" && choice["enum"].is_array();
    if !choices.iter().any(is_list) {
        return false;
    }
    let opened = choices.iter().flat_map(|choice| {
        let names = choice.get("enum").and_then(Value::as_array).filter(|_| is_list(choice));
        let member = |name: &Value| {
            let name = name.as_str().unwrap_or_default();
            json!({ "type": "object", "properties": { name: { "type": "null" } }, "required": [name] })
        };
        names.map_or_else(|| vec![choice.clone()], |names| names.iter().map(member).collect())
    });
    let opened: Vec<Value> = opened.collect();
    theirs.remove("allOf");
    theirs.insert("oneOf".to_owned(), opened.into());
    true
}

/// Puts the tag that stands beside choices of closed objects into each of these.
fn tag_in_choices(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    let is_beside = is_any_choice(place) && theirs.contains_key("oneOf") && !ours.contains_key("properties");
    let Some(tag) = properties(theirs).filter(|members| is_beside && members.len() == 1).cloned() else {
        return false;
    };
    let required = theirs.get("required").cloned().unwrap_or_default();
    theirs.remove("properties");
    theirs.remove("required");
    theirs.remove("type");
    let choices = if theirs.contains_key("oneOf") { "oneOf" } else { "anyOf" };
    let choices = theirs.get_mut(choices).and_then(Value::as_array_mut);
    for choice in choices.into_iter().flatten().filter_map(Value::as_object_mut) {
        if let Some(members) = properties(choice) {
            members.extend(tag.clone());
        }
        if let (Some(Value::Array(own)), Value::Array(more)) = (choice.get_mut("required"), &required) {
            own.extend(more.iter().cloned());
            own.sort_by_key(ToString::to_string);
        }
    }
    true
}
