//! What the command has to say.

use serde::Serialize;
use serde_json::Value;

/// What the command has to say, for people and for programs.
pub(super) struct Report {
    pub(super) text: String,
    pub(super) json: Value,
    /// What could not be done.
    pub(super) failures: Vec<String>,
}

impl Report {
    pub(super) fn new(text: String, json: &impl Serialize) -> Self {
        let json = serde_json::to_value(json).expect("the API's types are JSON");
        Self { text, json, failures: Vec::new() }
    }
}
