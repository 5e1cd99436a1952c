//! Where schemas and media types stand in a document (OAS 3.2.0 section 4): each is visited once, the outermost only.

use serde_json::Value;

/// Looks at each place of a document that two versions write differently.
pub(super) trait Visitor {
    /// A Schema Object that stands in no other.
    fn schema(&mut self, schema: &mut Value);

    /// A Media Type Object and its name, after what is inside.
    fn media_type(&mut self, name: &str, media_type: &mut Value);

    /// An Operation Object, after what is inside.
    fn operation(&mut self, operation: &mut Value);
}

/// Visits everything in the document.
pub(super) fn visit(document: &mut Value, visitor: &mut impl Visitor) {
    for section in ["paths", "webhooks"] {
        each(document, section, |item| path_item(item, visitor));
    }
    let Some(components) = document.get_mut("components") else { return };
    each(components, "schemas", |schema| visitor.schema(schema));
    each(components, "responses", |one| response(one, visitor));
    each(components, "parameters", |one| parameter(one, visitor));
    each(components, "headers", |one| parameter(one, visitor));
    each(components, "requestBodies", |one| contents(one, visitor));
    each(components, "pathItems", |item| path_item(item, visitor));
    each(components, "callbacks", |callback| each_member(callback, |item| path_item(item, visitor)));
}

fn path_item(item: &mut Value, visitor: &mut impl Visitor) {
    each_member(item, |operation| {
        each(operation, "parameters", |one| parameter(one, visitor));
        if let Some(body) = operation.get_mut("requestBody") {
            contents(body, visitor);
        }
        each(operation, "responses", |one| response(one, visitor));
        each(operation, "callbacks", |callback| each_member(callback, |item| path_item(item, visitor)));
        visitor.operation(operation);
    });
}

fn response(response: &mut Value, visitor: &mut impl Visitor) {
    each(response, "headers", |header| parameter(header, visitor));
    contents(response, visitor);
}

/// A Parameter Object or a Header Object.
fn parameter(parameter: &mut Value, visitor: &mut impl Visitor) {
    if let Some(schema) = parameter.get_mut("schema") {
        visitor.schema(schema);
    }
    contents(parameter, visitor);
}

fn contents(holder: &mut Value, visitor: &mut impl Visitor) {
    let content = holder.get_mut("content").and_then(Value::as_object_mut);
    for (name, media_type) in content.into_iter().flatten() {
        each(media_type, "encoding", |encoding| {
            each(encoding, "headers", |header| parameter(header, visitor));
        });
        for keyword in ["schema", "itemSchema"] {
            if let Some(schema) = media_type.get_mut(keyword) {
                visitor.schema(schema);
            }
        }
        visitor.media_type(name, media_type);
    }
}

/// Each member of an object, or item of a list, of that name.
fn each(holder: &mut Value, name: &str, visit: impl FnMut(&mut Value)) {
    if let Some(held) = holder.get_mut(name) {
        each_member(held, visit);
    }
}

fn each_member(held: &mut Value, visit: impl FnMut(&mut Value)) {
    match held {
        Value::Object(members) => members.values_mut().for_each(visit),
        Value::Array(items) => items.iter_mut().for_each(visit),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
