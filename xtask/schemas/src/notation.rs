//! Two spellings of one meaning, brought to one form.

use serde_json::{Map, Value, json};

use crate::definitions::{AGAIN, each_inside};

/// A rule that changes the spelling and not the meaning.
pub(crate) struct Notation {
    pub(crate) name: &'static str,
    pub(crate) reason: &'static str,
    apply: fn(&mut Map<String, Value>),
}

/// Every rule, in the order in which they are applied to a schema, after those inside it.
pub(crate) const NOTATIONS: &[Notation] = &[
    Notation {
        name: "anything",
        reason: "`true` and `{}` are one schema, and what is said of other members then says nothing",
        apply: anything,
    },
    Notation { name: "a constant", reason: "`const` is an `enum` of one", apply: constant },
    Notation {
        name: "parts of an object",
        reason: "an object whose parts stand in `allOf`, as generators of clients read it, is one object",
        apply: parts,
    },
    Notation {
        name: "what choices share",
        reason: "members beside a choice of open objects are members of each",
        apply: shared_members,
    },
    Notation {
        name: "values with words of their own",
        reason: "schemars writes a documented value as a choice, we describe it in the list",
        apply: documented_values,
    },
    Notation {
        name: "null as a choice",
        reason: "`anyOf` with `null` and `null` among the types mean the same",
        apply: null_choice,
    },
    Notation {
        name: "the end of a tuple",
        reason: "`items: false` says of a list with `maxItems` nothing new",
        apply: closed_tuple,
    },
    Notation {
        name: "discriminator",
        reason: "OpenAPI's hint to generators demands nothing of a value",
        apply: |schema| _ = schema.remove("discriminator"),
    },
    Notation {
        name: "a choice inside a choice",
        reason: "schemars lists the tagged variants among the untagged ones",
        apply: nested_choice,
    },
    Notation {
        name: "spaces at the end of a line",
        reason: "they mean nothing in a description, except two, which break the line and which nobody writes",
        apply: trailing_spaces,
    },
    Notation { name: "order", reason: "the order of a set means nothing", apply: order },
    Notation { name: "numbers", reason: "`1.0` and `1` are one number", apply: numbers },
];

/// A schema in the one form.
pub(crate) fn normal(mut schema: Value) -> Value {
    normalise(&mut schema);
    schema
}

fn normalise(schema: &mut Value) {
    if let Value::Bool(is_anything) = schema {
        *schema = if *is_anything { json!({}) } else { json!({ "not": {} }) };
    }
    let Value::Object(members) = schema else { return };
    each_inside(members, &mut normalise);
    for notation in NOTATIONS {
        (notation.apply)(members);
    }
}

fn anything(schema: &mut Map<String, Value>) {
    for keyword in ["additionalProperties", "items"] {
        if schema.get(keyword) == Some(&json!({})) {
            schema.remove(keyword);
        }
    }
    // On the way in, `false` became the schema that nothing fits.
    if schema.get("properties") == Some(&json!({})) {
        schema.remove("properties");
    }
    if schema.get("required") == Some(&json!([])) {
        schema.remove("required");
    }
}

fn constant(schema: &mut Map<String, Value>) {
    if let Some(value) = schema.remove("const") {
        schema.insert("enum".to_owned(), json!([value]));
    }
}

/// Words that belong to a schema rather than to its parts.
const WORDS: [&str; 5] = ["title", "description", "default", "examples", "deprecated"];

fn parts(schema: &mut Map<String, Value>) {
    let Some(Value::Array(all)) = schema.remove("allOf") else { return };
    let mut left = Vec::new();
    for part in all {
        let Value::Object(part) = part else { continue };
        if let Err(part) = merge(schema, part) {
            left.push(Value::Object(part));
        }
    }
    if !left.is_empty() {
        // Choices stand together, whichever of them came first.
        for keyword in ["oneOf", "anyOf"] {
            if let Some(choices) = schema.remove(keyword) {
                left.insert(0, json!({ keyword: choices }));
            }
        }
        schema.insert("allOf".to_owned(), left.into());
    }
}

/// Adds a part to a schema, unless both say something of the same.
fn merge(schema: &mut Map<String, Value>, part: Map<String, Value>) -> Result<(), Map<String, Value>> {
    let merged = ["properties", "required", "type"];
    let conflicts = part.iter().any(|(keyword, value)| {
        let is_other = schema.get(keyword).is_some_and(|own| own != value);
        let is_word = WORDS.contains(&keyword.as_str());
        is_other && !is_word && (!merged.contains(&keyword.as_str()) || keyword == "type")
    });
    if conflicts || part.contains_key(AGAIN) && !schema.is_empty() {
        return Err(part);
    }
    for (keyword, value) in part {
        match (schema.get_mut(&keyword), value) {
            (Some(Value::Object(own)), Value::Object(more)) if keyword == "properties" => own.extend(more),
            (Some(Value::Array(own)), Value::Array(more)) if keyword == "required" => own.extend(more),
            (Some(_), _) => {}
            (None, value) => _ = schema.insert(keyword, value),
        }
    }
    Ok(())
}

fn shared_members(schema: &mut Map<String, Value>) {
    let keyword = if schema.contains_key("oneOf") { "oneOf" } else { "anyOf" };
    let is_open = |choice: &Value| {
        choice["type"] == "object"
            && choice["properties"].is_object()
            && choice.get("additionalProperties").is_none()
    };
    let choices = schema.get(keyword).and_then(Value::as_array);
    let is_shared = choices.is_some_and(|choices| choices.iter().all(is_open))
        && schema.contains_key("properties")
        && !schema.contains_key("additionalProperties");
    if !is_shared {
        return;
    }
    let mut shared = Map::new();
    for keyword in ["type", "properties", "required"] {
        shared.extend(schema.remove(keyword).map(|value| (keyword.to_owned(), value)));
    }
    let choices = schema.get_mut(keyword).and_then(Value::as_array_mut);
    for choice in choices.into_iter().flatten().filter_map(Value::as_object_mut) {
        if let Err(part) = merge(choice, shared.clone()) {
            choice.insert("allOf".to_owned(), json!([part]));
        }
        order(choice);
    }
}

/// Words about the values of an enum, by value.
const DESCRIBED: &str = "x-enum-descriptions";

fn documented_values(schema: &mut Map<String, Value>) {
    fold_listed(schema);
    let Some(Value::Array(choices)) = schema.get_mut("oneOf") else { return };
    let (values, others): (Vec<Value>, Vec<Value>) = choices.drain(..).partition(is_text_list);
    if values.is_empty() {
        *choices = others;
        return;
    }
    let mut all = Vec::new();
    let mut words = Map::new();
    for mut list in values {
        let list = list.as_object_mut().expect("it is a list of texts");
        let mark = list.remove("deprecated").map(|_| "Deprecated.".into());
        let text = [mark, list.remove("title"), list.remove("description")];
        let text: Vec<&str> = text.iter().flatten().filter_map(Value::as_str).collect();
        let values = list.get("enum").and_then(Value::as_array).cloned().unwrap_or_default();
        if let ([value], false) = (values.as_slice(), text.is_empty()) {
            words.insert(value.as_str().unwrap_or_default().to_owned(), text.join("\n\n").into());
        }
        if let Some(Value::Object(listed)) = list.remove(DESCRIBED) {
            words.extend(listed);
        }
        all.extend(values);
    }
    let mut one = Map::from_iter([("type".to_owned(), "string".into()), ("enum".to_owned(), all.into())]);
    if !words.is_empty() {
        one.insert(DESCRIBED.to_owned(), words.into());
    }
    order(&mut one);
    if others.is_empty() {
        schema.remove("oneOf");
        for (keyword, value) in one {
            schema.entry(keyword).or_insert(value);
        }
    } else {
        *choices = std::iter::once(Value::Object(one)).chain(others).collect();
    }
}

/// Whether a schema is nothing but texts, with words about them.
fn is_text_list(schema: &Value) -> bool {
    let known = ["type", "enum", "title", "description", "deprecated", DESCRIBED];
    schema["type"] == "string"
        && schema["enum"].is_array()
        && schema.as_object().is_some_and(|members| members.keys().all(|key| known.contains(&key.as_str())))
}

/// Our list of words has one for each value; the description repeats them as a list.
fn fold_listed(schema: &mut Map<String, Value>) {
    let Some(Value::Array(listed)) = schema.get(DESCRIBED).cloned() else { return };
    let values = schema.get("enum").and_then(Value::as_array).cloned().unwrap_or_default();
    let words = values.iter().zip(&listed).filter(|(_, text)| **text != "");
    let words: Map<_, _> =
        words.map(|(value, text)| (value.as_str().unwrap_or_default().to_owned(), text.clone())).collect();
    schema.insert(DESCRIBED.to_owned(), words.into());
    let own = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    let own = own.split("- `").next().unwrap_or_default().trim().to_owned();
    if own.is_empty() {
        schema.remove("description");
    } else {
        schema.insert("description".to_owned(), own.into());
    }
}

fn null_choice(schema: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = schema.get("anyOf") else { return };
    let null = json!({ "type": "null" });
    let [one, other] = choices.as_slice() else { return };
    if *other != null {
        return;
    }
    let Some(choice) = one.as_object().filter(|choice| choice.contains_key("type")) else { return };
    let mut choice = choice.clone();
    schema.remove("anyOf");
    let types = choice.get_mut("type").expect("it has one");
    let mut all = types.as_array().cloned().unwrap_or_else(|| vec![types.clone()]);
    if !all.contains(&"null".into()) {
        all.push("null".into());
    }
    *types = all.into();
    if let Some(Value::Array(values)) = choice.get_mut("enum") {
        values.push(Value::Null);
    }
    for (keyword, value) in choice {
        schema.entry(keyword).or_insert(value);
    }
    order(schema);
}

fn nested_choice(schema: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = schema.get_mut("anyOf") else { return };
    let mut all = Vec::new();
    for choice in choices.drain(..) {
        match choice.as_object().filter(|members| members.len() == 1).and_then(|members| members.get("oneOf"))
        {
            Some(Value::Array(inner)) => all.extend(inner.iter().cloned()),
            Some(_) | None => all.push(choice),
        }
    }
    *choices = all;
}

fn trailing_spaces(schema: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    }
}

fn closed_tuple(schema: &mut Map<String, Value>) {
    let length = schema.get("prefixItems").and_then(Value::as_array).map(Vec::len);
    if schema.get("maxItems") == Some(&json!(0)) {
        schema.remove("items");
    }
    if schema.get("minItems") == Some(&json!(0)) {
        schema.remove("minItems");
    }
    let is_closed =
        length.is_some() && schema.get("maxItems").and_then(Value::as_u64) == length.map(|n| n as u64);
    if is_closed && schema.get("items") == Some(&json!({ "not": {} })) {
        schema.remove("items");
    }
}

fn order(schema: &mut Map<String, Value>) {
    for keyword in ["required", "type", "enum"] {
        if let Some(Value::Array(list)) = schema.get_mut(keyword) {
            list.sort_by_key(ToString::to_string);
            list.dedup();
        }
    }
    schema.sort_keys();
}

fn numbers(schema: &mut Map<String, Value>) {
    for value in schema.values_mut() {
        if let Value::Number(number) = value
            && number.is_f64()
            && let Some(whole) = number.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < 1e15)
        {
            #[expect(clippy::cast_possible_truncation, reason = "it is whole and not large")]
            let whole = whole as i64;
            *value = whole.into();
        }
    }
}
