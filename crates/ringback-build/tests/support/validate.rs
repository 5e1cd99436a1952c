//! Whether a document is valid: by the official schema of its version of OpenAPI, by that of JSON Schema, and by what
//! neither says.

use std::collections::BTreeSet;

use ringback_build::OpenApiVersion;
use serde_json::Value;

/// The schemas of the OpenAPI Initiative, of which that of 3.0 looks into schemas too.
const OFFICIAL: [(OpenApiVersion, &str); 3] = [
    (OpenApiVersion::V3_0, include_str!("openapi-3.0/schema.json")),
    (OpenApiVersion::V3_1, include_str!("openapi-3.1/schema.json")),
    (OpenApiVersion::V3_2, include_str!("openapi-3.2/schema.json")),
];

/// Judges documents of one version.
pub(crate) struct Judge {
    official: jsonschema::Validator,
    version: OpenApiVersion,
}

impl Judge {
    /// Reads the official schema.
    pub(crate) fn of(version: OpenApiVersion) -> Self {
        let (_, text) =
            OFFICIAL.into_iter().find(|(of, _)| *of == version).expect("every version has a schema");
        let schema = serde_json::from_str(text).expect("the official schema is JSON");
        let official = jsonschema::validator_for(&schema).expect("the official schema is a schema");
        Self { official, version }
    }

    /// Everything that is wrong with a document, a line each.
    pub(crate) fn faults(&self, document: &Value) -> Vec<String> {
        let official = self.official.iter_errors(document);
        let mut faults: Vec<String> =
            official.map(|error| format!("{}: {error}", error.instance_path())).collect();
        let schemas = document["components"]["schemas"].as_object();
        for (name, schema) in schemas.filter(|_| self.version != OpenApiVersion::V3_0).into_iter().flatten() {
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

/// An `operationId` of two operations, callbacks and webhooks included.
fn repeated(document: &Value) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let ids = ["paths", "webhooks"].into_iter().flat_map(|part| operation_ids(&document[part]));
    ids.filter(|id| !seen.insert(id.clone())).map(|id| format!("repeated `{id}`")).collect()
}

fn operation_ids(part: &Value) -> Vec<String> {
    // A Link Object has one too, that of another operation, and no responses.
    let own = part.get("responses").and(part.get("operationId")).and_then(Value::as_str).map(str::to_owned);
    own.into_iter().chain(children(part).flat_map(operation_ids)).collect()
}

fn children(part: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match part {
        Value::Array(items) => Box::new(items.iter()),
        Value::Object(members) => Box::new(members.values()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Box::new(std::iter::empty()),
    }
}
