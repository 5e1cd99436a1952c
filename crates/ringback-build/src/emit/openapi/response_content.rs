//! The content of a successful response (OAS 3.1.1 section 4.8.14), and the header fields that come with it.

use serde_json::{Map, Value, json};

use super::object::Object;
use super::parameter::{content as one, json_content};
use super::schema;
use crate::model::{ResponseContent, Schema, SequenceForm};

/// A map of one media type; `None` where the response carries nothing.
pub(super) fn content(content: &ResponseContent) -> Option<Value> {
    Some(match content {
        // Each declared response has content of its own.
        ResponseContent::Empty | ResponseContent::Redirect | ResponseContent::Declared { .. } => return None,
        ResponseContent::Json { schema, .. } => json_content(schema),
        ResponseContent::Octets { media_type, is_text, .. } => {
            one(media_type.as_str(), if *is_text { json!({ "type": "string" }) } else { octets() })
        }
        ResponseContent::Download { media_range } => one(media_range.as_str(), octets()),
        ResponseContent::Sequence { form, item, .. } => sequence(*form, item),
    })
}

/// The header fields that follow from the content.
pub(super) fn headers(content: &ResponseContent) -> Map<String, Value> {
    let (name, description, format) = match content {
        ResponseContent::Redirect => ("Location", "Where to go on.", Some("uri-reference")),
        ResponseContent::Download { .. } => ("Content-Disposition", "The name of the file (RFC 6266).", None),
        ResponseContent::Empty
        | ResponseContent::Json { .. }
        | ResponseContent::Octets { .. }
        | ResponseContent::Sequence { .. }
        | ResponseContent::Declared { .. } => return Map::new(),
    };
    let schema = Object::new().with("type", "string").with_some("format", format.map(Value::from));
    let header = Object::new().with("description", description).with("required", true).with("schema", schema);
    Map::from_iter([(name.to_owned(), header.into())])
}

/// The items of a sequence, one by one (OAS 3.2.0 section 4.14.2).
fn sequence(form: SequenceForm, item: &Schema) -> Value {
    let items = match form {
        SequenceForm::Events => event(item),
        SequenceForm::JsonLines => schema::schema(item),
    };
    json!({ form.media_type(): { "itemSchema": items } })
}

/// One event, as OAS 3.2.0 section 4.14.4 has it.
fn event(item: &Schema) -> Value {
    let data = json!({
        "type": "string",
        "contentMediaType": "application/json",
        "contentSchema": schema::schema(item),
    });
    json!({
        "type": "object",
        "properties": {
            "id": { "type": "string" },
            "event": { "type": "string" },
            "data": data,
            "retry": { "type": "integer", "minimum": 0 },
        },
        "required": ["data"],
    })
}

/// `format` is what viewers and generators know a file by.
fn octets() -> Value {
    json!({ "type": "string", "format": "binary" })
}
