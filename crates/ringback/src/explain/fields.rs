//! Says what is wrong with the fields of a form: what they would be in JSON is walked beside the schema.

use serde_json::{Map, Value};

use crate::explain::expected;
use crate::explain::lookup::Lookup;
use crate::explain::place::push_token;
use crate::explain::walk::Walk;
use crate::receive::{Faults, FormField, Part, Place};
use crate::serve::Operation;

/// Notes every reason why fields are not of their types; `failed` is the one at which reading stopped.
pub(crate) fn fields(
    operation: &Operation,
    media_type: &str,
    fields: &[FormField],
    failed: Option<&str>,
    faults: &mut Faults,
) {
    let lookup = Lookup::new(operation.document.value());
    let schema = lookup.request_body(operation.pointer, |name| name == media_type);
    let properties = schema.and_then(|schema| lookup.without_null(schema)?.get("properties"));
    let property = |name: &str| properties.and_then(|properties| properties.get(name));
    let mut json = Map::new();
    for field in fields {
        let value = property(&field.name).map_or(Value::Null, |schema| {
            let form = Form { lookup: &lookup, schema, field };
            form.note_repetition(faults);
            form.json()
        });
        json.insert(field.name.clone(), value);
    }
    if let Some(schema) = schema {
        Walk::new(&lookup, faults).value(schema, &Value::Object(json));
    }
    if faults.pointers().next().is_none() {
        let schema = failed.and_then(property);
        let expected = schema.map(|schema| format!(": must be {}", expected::value(&lookup, schema)));
        // A name that the document does not know is the client's and not repeated.
        let pointer = schema.and(failed).map(pointer).unwrap_or_default();
        faults.note(Place::Body(pointer), format!("is not valid{}", expected.unwrap_or_default()));
    }
}

fn pointer(name: &str) -> String {
    let mut pointer = String::new();
    push_token(&mut pointer, name);
    pointer
}

/// A field and the schema of its value.
struct Form<'a, 'd> {
    lookup: &'a Lookup<'d>,
    schema: &'d Value,
    field: &'a FormField,
}

impl Form<'_, '_> {
    /// What the field is in JSON, a text that is no JSON of its type as a string.
    fn json(&self) -> Value {
        let item = self.lookup.without_null(self.schema).and_then(|schema| schema.get("items"));
        match item.filter(|_| self.is_list()) {
            Some(item) => (0..self.field.count()).map(|at| self.at(at, item)).collect(),
            None => self.at(0, self.schema),
        }
    }

    fn note_repetition(&self, faults: &mut Faults) {
        if self.field.count() > 1 && !self.is_list() {
            faults.note(Place::Body(pointer(&self.field.name)), "was given more than once");
        }
    }

    fn is_list(&self) -> bool {
        self.field.part != Part::Json && has_type(self.lookup.without_null(self.schema), "array")
    }

    fn at(&self, index: usize, schema: &Value) -> Value {
        let text = self.field.texts.get(index).map(String::as_str).unwrap_or_default();
        let as_is = || Value::from(text);
        match self.field.part {
            Part::File => Value::from(""),
            Part::Json | Part::JsonItem => serde_json::from_str(text).unwrap_or_else(|_| as_is()),
            Part::Text => {
                let schema = self.lookup.without_null(schema);
                let is_meant = |value: &Value| match value {
                    Value::Bool(_) => has_type(schema, "boolean"),
                    Value::Number(_) => has_type(schema, "integer") || has_type(schema, "number"),
                    Value::Null | Value::String(_) | Value::Array(_) | Value::Object(_) => false,
                };
                // JSON may have white space around it, a value in a form may not.
                let trimmed = (text.trim() == text).then_some(text);
                let value = trimmed.and_then(|text| serde_json::from_str(text).ok()).filter(is_meant);
                value.unwrap_or_else(as_is)
            }
        }
    }
}

/// Whether a schema's `type` is this, or this among others.
fn has_type(schema: Option<&Value>, name: &str) -> bool {
    match schema.map(|schema| &schema["type"]) {
        Some(Value::String(only)) => only == name,
        Some(Value::Array(names)) => names.iter().any(|other| other == name),
        _ => false,
    }
}
