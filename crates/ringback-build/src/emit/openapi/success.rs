//! The Response Objects of success (OAS 3.1.1 section 4.8.17).

use serde_json::{Map, Value};

use super::object::Object;
use super::vocabulary::Vocabulary;
use super::{header, response_content};
use crate::model::{Response, ResponseContent, ResponseVariant, Schema, SchemaKind, StatusCode};

/// Every success, by status.
pub(super) fn responses(
    vocabulary: &Vocabulary<'_>,
    response: &Response,
    links: impl Fn(StatusCode) -> Map<String, Value>,
) -> Map<String, Value> {
    if let ResponseContent::Declared { index, .. } = response.content {
        let variants = vocabulary.contract.responses[index].variants.iter();
        return variants
            .map(|variant| {
                let response = declared(vocabulary, variant).with_members("links", links(variant.status));
                (variant.status.to_string(), response.into())
            })
            .collect();
    }
    let object = Object::new()
        .with("description", text(vocabulary, response.status, response.content.json()))
        .with_members("headers", response_content::headers(&response.content))
        .with_some("content", response_content::content(&response.content))
        .with_members("links", links(response.status));
    Map::from_iter([(response.status.to_string(), object.into())])
}

/// One of the responses that a type declares.
fn declared(vocabulary: &Vocabulary<'_>, variant: &ResponseVariant) -> Object {
    let mut headers = header::headers(&variant.headers);
    headers.extend(response_content::headers(&variant.content));
    let description = match variant.description.as_str() {
        "" => text(vocabulary, variant.status, variant.content.json()),
        written => written.to_owned(),
    };
    Object::new()
        .with("description", description)
        .with_members("headers", headers)
        .with_some("content", response_content::content(&variant.content))
}

/// The first line of the docs of what is answered, or what the status means.
fn text(vocabulary: &Vocabulary<'_>, status: StatusCode, schema: Option<&Schema>) -> String {
    let Some(Schema { kind: SchemaKind::Ref(name), .. }) = schema else {
        return status.phrase().to_owned();
    };
    let component = vocabulary.contract.components.schemas.get(name);
    let docs = component.map(|component| [&component.schema.title, &component.schema.description]);
    let line = docs.into_iter().flatten().find_map(|text| text.lines().next());
    line.unwrap_or(status.phrase()).to_owned()
}
