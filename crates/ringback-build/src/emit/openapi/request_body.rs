//! The Request Body and Encoding Objects (OAS 3.1.1 sections 4.8.13 and 4.8.15).

use serde_json::{Map, Value, json};

use super::object::Object;
use super::schema;
use crate::model::{BodyForm, Example, Part, PartKind, RequestBody};

/// The Request Body Object.
pub(super) fn request_body(body: &RequestBody) -> Value {
    let content: Map<String, Value> =
        body.media_types.iter().map(|range| (range.to_string(), media_type(body))).collect();
    Object::new()
        .with_text("description", &description(body))
        .with("content", content)
        .with("required", body.is_required)
        .into()
}

fn description(body: &RequestBody) -> String {
    let limit = body.max_bytes.map(|bytes| format!("At most {bytes} octets."));
    let said = Some(body.description.clone()).filter(|text| !text.is_empty());
    said.into_iter().chain(limit).collect::<Vec<_>>().join("\n\n")
}

fn media_type(body: &RequestBody) -> Value {
    let encoding = match &body.form {
        BodyForm::Multipart(parts) => parts.iter().filter_map(encoding).collect(),
        BodyForm::Json
        | BodyForm::Form
        | BodyForm::JsonOrForm
        | BodyForm::Text
        | BodyForm::Bytes
        | BodyForm::Content => Map::new(),
    };
    with_examples(Object::new().with("schema", schema::schema(&body.schema)), &body.examples)
        .with_members("encoding", encoding)
        .into()
}

/// A Media Type Object with `example`, or with `examples` where there are several.
fn with_examples(media_type: Object, examples: &[Example]) -> Object {
    match examples {
        [] => media_type,
        [only] => media_type.with("example", only.value.clone()),
        several => {
            let named = several.iter().zip(1..).map(|(example, number)| {
                let value = Object::new().with("value", example.value.clone());
                (format!("example {number}"), Value::from(value))
            });
            media_type.with_members("examples", named.collect())
        }
    }
}

/// What a part is sent as, where that is not text.
fn encoding(part: &Part) -> Option<(String, Value)> {
    let content_type = match part.kind {
        PartKind::Text => return None,
        PartKind::Json | PartKind::JsonItem => "application/json",
        PartKind::File => "application/octet-stream",
    };
    Some((part.name.clone(), json!({ "contentType": content_type })))
}
