//! The document as text, in JSON and in YAML.

use serde_json::Value;

use super::yaml;

/// Indented JSON with a line end at the end.
pub(crate) fn to_json(document: &Value) -> String {
    format!("{document:#}\n")
}

/// The same document as YAML.
pub(crate) fn to_yaml(document: &Value) -> String {
    yaml::text(document)
}
