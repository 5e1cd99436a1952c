//! The document as text, in JSON and in YAML.

use serde_json::Value;

use crate::model::Docs;

/// Indented JSON with a line end at the end.
pub(in crate::emit) fn to_json(document: &Value) -> String {
    format!("{document:#}\n")
}

/// The same document as YAML.
pub(in crate::emit) fn to_yaml(document: &Value) -> String {
    yaml_serde::to_string(document).expect("a JSON value is a YAML value")
}

/// A doc comment in one text.
pub(super) fn whole(docs: &Docs) -> String {
    match (docs.summary.as_str(), docs.description.as_str()) {
        (summary, "") => summary.to_owned(),
        ("", description) => description.to_owned(),
        (summary, description) => format!("{summary}\n\n{description}"),
    }
}
