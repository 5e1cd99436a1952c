//! Tells from a glance at a body that its lists are the lists of the document.
//!
//! Nearly every list is the value of a member that is always one. To know that of a text takes no parsing, so that what is
//! as usual costs next to nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};

use serde_json::Value;

use crate::explain::lookup::Lookup;

/// What was found out of the bodies of a document, by the pointers of their operations.
#[derive(Default)]
pub(crate) struct KnownListNames(RwLock<BTreeMap<&'static str, Arc<ListNames>>>);

impl KnownListNames {
    /// Nothing is found out yet.
    pub(crate) const fn new() -> Self {
        Self(RwLock::new(BTreeMap::new()))
    }

    /// What is known of the body of the operation at `pointer`, or `found` for the first time.
    pub(super) fn of(&self, pointer: &'static str, found: impl FnOnce() -> ListNames) -> Arc<ListNames> {
        if let Some(names) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(pointer) {
            return Arc::clone(names);
        }
        let names = Arc::new(found());
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(pointer, Arc::clone(&names));
        names
    }
}

/// The names of members that are lists wherever a body has them.
pub(super) struct ListNames(BTreeSet<String>);

impl ListNames {
    /// The names in values of a schema; none where there is no schema.
    pub(super) fn of<'d>(lookup: &Lookup<'d>, schema: Option<&'d Value>) -> Self {
        let mut members =
            Members { lookup, seen: BTreeSet::new(), lists: BTreeSet::new(), others: Some(BTreeSet::new()) };
        if let Some(schema) = schema {
            members.visit(schema);
        }
        let lists = match members.others {
            Some(others) => members.lists.into_iter().filter(|name| !others.contains(name)).collect(),
            None => BTreeSet::new(),
        };
        Self(lists)
    }

    /// Whether each `[` of a text, which is JSON, begins the value of a member with one of the names. One inside a string
    /// counts too, so that this may be denied where it is so, never affirmed where it is not.
    pub(super) fn explain_all(&self, text: &[u8]) -> bool {
        let brackets = text.iter().enumerate().filter(|(_, byte)| **byte == b'[');
        brackets
            .map(|(at, _)| member_before(&text[..at]))
            .all(|name| name.is_some_and(|name| self.0.contains(name)))
    }
}

/// The name of the member whose value comes next, if it is written without escapes.
fn member_before(text: &[u8]) -> Option<&str> {
    let text = text.trim_ascii_end().strip_suffix(b":")?.trim_ascii_end().strip_suffix(b"\"")?;
    let quote = text.iter().rposition(|byte| *byte == b'"')?;
    let is_whole =
        text[..quote].trim_ascii_end().ends_with(b"{") || text[..quote].trim_ascii_end().ends_with(b",");
    std::str::from_utf8(&text[quote + 1..]).ok().filter(|name| is_whole && !name.contains('\\'))
}

/// The names of members in what was visited so far.
struct Members<'l, 'd> {
    lookup: &'l Lookup<'d>,
    seen: BTreeSet<*const Value>,
    lists: BTreeSet<String>,
    /// The names of what is not only a list; `None` where clients choose such names.
    others: Option<BTreeSet<String>>,
}

impl<'d> Members<'_, 'd> {
    fn visit(&mut self, schema: &'d Value) {
        let Some(schema) = self.lookup.resolve(schema) else {
            return;
        };
        if !self.seen.insert(std::ptr::from_ref(schema)) {
            return;
        }
        for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            self.member(name, property);
            self.visit(property);
        }
        if let Some(entries) = schema.get("additionalProperties").filter(|entries| entries.is_object()) {
            self.others =
                self.others.take().filter(|_| self.is_list(entries) || is_plain(self.lookup, entries));
            self.visit(entries);
        }
        for keyword in ["items", "prefixItems", "oneOf", "anyOf", "allOf"] {
            match schema.get(keyword) {
                Some(Value::Array(schemas)) => schemas.iter().for_each(|schema| self.visit(schema)),
                Some(schema) => self.visit(schema),
                None => {}
            }
        }
    }

    fn member(&mut self, name: &str, property: &'d Value) {
        if self.is_list(property) {
            self.lists.insert(name.to_owned());
        } else if let Some(others) = &mut self.others {
            others.insert(name.to_owned());
        }
    }

    fn is_list(&self, schema: &'d Value) -> bool {
        self.lookup.without_null(schema).is_some_and(|schema| has_only_types(schema, &["array", "null"]))
    }
}

/// Whether a value is neither a list nor an object.
fn is_plain(lookup: &Lookup<'_>, schema: &Value) -> bool {
    const PLAIN: &[&str] = &["string", "number", "integer", "boolean", "null"];
    lookup.without_null(schema).is_some_and(|schema| has_only_types(schema, PLAIN))
}

fn has_only_types(schema: &Value, types: &[&str]) -> bool {
    match &schema["type"] {
        Value::String(name) => types.contains(&name.as_str()),
        Value::Array(names) => {
            names.iter().all(|name| name.as_str().is_some_and(|name| types.contains(&name)))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn names(schema: &Value) -> ListNames {
        let document = json!({ "components": { "schemas": { "Node": {
            "type": "object",
            "properties": {
                "nodes": { "type": ["array", "null"], "items": { "$ref": "#/components/schemas/Node" } },
                "value": { "type": "object", "properties": { "tags": { "type": "array" } } },
                "either": { "oneOf": [{ "properties": { "value": { "type": "array" } } }, { "type": "null" }] },
            },
        } } } });
        ListNames::of(&Lookup::new(&document), Some(schema))
    }

    #[test]
    fn a_member_is_known_that_is_always_a_list() {
        let names = names(&json!({ "$ref": "#/components/schemas/Node" }));
        assert_eq!(Vec::from_iter(&names.0), ["nodes", "tags"]);
        for text in [r#"{"nodes": []}"#, r#"{ "a": 7, "nodes" : [{"nodes":null}], "value": {"tags":[1]}}"#] {
            assert!(names.explain_all(text.as_bytes()), "{text}");
        }
        for text in [
            "[]",
            r#"{"value": []}"#,
            r#"{"nodes": [[]]}"#,
            r#"{"nodes": [{}, []]}"#,
            r#"{"value": "[]"}"#,
            r#"{"a\"nodes": []}"#,
            r#"{"a,\"nodes": []}"#,
            r#"{"nod\u0065s": []}"#,
        ] {
            assert!(!names.explain_all(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn nothing_is_known_where_clients_choose_the_names_of_objects() {
        let node = json!({ "$ref": "#/components/schemas/Node" });
        let known = |entries: &Value| {
            let entries = json!({ "type": "object", "additionalProperties": entries });
            names(&json!({ "properties": { "node": node, "entries": entries } })).0.len()
        };
        assert_eq!(known(&node), 0);
        assert_eq!(known(&json!({ "oneOf": [{ "type": "string" }] })), 0);
        assert_eq!(known(&json!({ "type": ["string", "null"] })), 2);
        assert_eq!(known(&json!({ "type": "array", "items": { "type": "array" } })), 2);
    }
}
