//! The Request Body and Encoding Objects (OAS 3.1.1 sections 4.8.13 and 4.8.15).

use serde_json::{Map, Value, json};

use super::object::Object;
use super::schema;
use crate::model::{BodyForm, Part, PartKind, RequestBody};

/// The Request Body Object.
pub(super) fn request_body(body: &RequestBody) -> Value {
    let limit = body.max_bytes.map(|bytes| format!("At most {bytes} octets."));
    let content: Map<String, Value> =
        body.media_types.iter().map(|range| (range.to_string(), media_type(body))).collect();
    Object::new()
        .with_some("description", limit)
        .with("content", content)
        .with("required", body.is_required)
        .into()
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
    Object::new().with("schema", schema::schema(&body.schema)).with_members("encoding", encoding).into()
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
