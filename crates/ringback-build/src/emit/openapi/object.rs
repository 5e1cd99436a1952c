//! A JSON object under construction, whose members keep the order in which they are added.

use serde_json::{Map, Value};

/// Collects the members of an object.
#[derive(Debug, Default)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    /// An object without members.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Adds a member.
    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// Adds a member if there is a value.
    pub(super) fn with_some(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a member if the text is not empty.
    pub(super) fn with_text(self, name: &str, text: &str) -> Self {
        self.with_some(name, (!text.is_empty()).then_some(text))
    }

    /// Adds `true` if the claim holds; `false` is the specification's default.
    pub(super) fn with_flag(self, name: &str, holds: bool) -> Self {
        self.with_some(name, holds.then_some(true))
    }

    /// Adds a list if it has an item.
    pub(super) fn with_list(self, name: &str, items: Vec<Value>) -> Self {
        self.with_some(name, (!items.is_empty()).then_some(items))
    }

    /// Adds an object if it has a member.
    pub(super) fn with_members(self, name: &str, members: Map<String, Value>) -> Self {
        self.with_some(name, (!members.is_empty()).then_some(members))
    }

    /// The members.
    pub(super) fn into_members(self) -> Map<String, Value> {
        self.0
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}
