//! Whether a document is valid: by the official schema of OpenAPI 3.1, by that of JSON Schema, and by what neither says.

use std::collections::BTreeSet;

use serde_json::Value;

/// The schema of the OpenAPI Initiative.
const OFFICIAL: &str = include_str!("openapi-3.1/schema.json");

/// Judges documents.
pub(crate) struct Judge(jsonschema::Validator);

impl Judge {
    /// Reads the official schema.
    pub(crate) fn new() -> Self {
        let schema = serde_json::from_str(OFFICIAL).expect("the official schema is JSON");
        Self(jsonschema::validator_for(&schema).expect("the official schema is a schema"))
    }

    /// Everything that is wrong with a document, a line each.
    pub(crate) fn faults(&self, document: &Value) -> Vec<String> {
        let official = self.0.iter_errors(document);
        let mut faults: Vec<String> =
            official.map(|error| format!("{}: {error}", error.instance_path())).collect();
        for (name, schema) in document["components"]["schemas"].as_object().into_iter().flatten() {
            faults.extend(jsonschema::meta::validate(schema).err().map(|error| format!("{name}: {error}")));
        }
        faults.extend(dangling(document, document));
        faults.extend(repeated(document));
        faults
    }
}

/// References that lead nowhere.
fn dangling(document: &Value, part: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(reference) = part.get("$ref").and_then(Value::as_str) {
        let target = reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
        faults.extend(target.is_none().then(|| format!("dangling `{reference}`")));
    }
    faults.extend(children(part).flat_map(|child| dangling(document, child)));
    faults
}

/// An `operationId` that stands twice, callbacks included.
fn repeated(document: &Value) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let ids = operation_ids(&document["paths"]);
    ids.into_iter().filter(|id| !seen.insert(id.clone())).map(|id| format!("repeated `{id}`")).collect()
}

fn operation_ids(part: &Value) -> Vec<String> {
    let own = part.get("operationId").and_then(Value::as_str).map(str::to_owned);
    own.into_iter().chain(children(part).flat_map(operation_ids)).collect()
}

fn children(part: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match part {
        Value::Array(items) => Box::new(items.iter()),
        Value::Object(members) => Box::new(members.values()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Box::new(std::iter::empty()),
    }
}
