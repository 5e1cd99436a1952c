//! The Parameter and Request Body Objects (OAS 3.1.1 sections 4.8.12 and 4.8.13).

use serde_json::Value;

use super::object::Object;
use super::schema;
use crate::model::{
    Constraint, Example, Parameter, ParameterLocation, RequestBody, SchemaKind, Serialization,
};

/// The Parameter Object.
pub(super) fn parameter(parameter: &Parameter) -> Value {
    Object::new()
        .with("name", parameter.name.as_str())
        .with("in", parameter.location.as_str())
        .with_text("description", &parameter.description)
        .with("required", parameter.is_required)
        .with_flag("deprecated", parameter.is_deprecated)
        .with_some("style", style(parameter))
        .with_some("explode", explode(parameter))
        .with("schema", parameter_schema(parameter))
        .into()
}

/// How the value is written, where that is not what its place has by itself.
fn style(parameter: &Parameter) -> Option<&'static str> {
    match parameter.serialization {
        Serialization::Deep => Some("deepObject"),
        Serialization::Single | Serialization::Repeated | Serialization::Commas => None,
    }
}

/// Whether a list is given once for each item, where that is not what its place has by itself.
fn explode(parameter: &Parameter) -> Option<bool> {
    match (parameter.location, parameter.serialization) {
        (ParameterLocation::Query | ParameterLocation::Cookie, Serialization::Commas) => Some(false),
        (_, Serialization::Deep) => Some(true),
        (ParameterLocation::Path | ParameterLocation::Header, Serialization::Commas)
        | (_, Serialization::Single | Serialization::Repeated) => None,
    }
}

/// The schema of a value, with the default that is applied.
fn parameter_schema(parameter: &Parameter) -> Value {
    let mut schema = parameter.schema.clone();
    if parameter.location == ParameterLocation::Path {
        // An empty segment is another path, so no request can carry an empty value here.
        if let SchemaKind::String { min_length: min @ None, .. } = &mut schema.kind {
            *min = Some(1);
        }
        if parameter.serialization == Serialization::Commas {
            schema.constraints.push(Constraint { keyword: "minItems", value: Value::from(1) });
        }
    }
    schema.default = parameter.default.as_ref().map(|(_, value)| value.clone()).or(schema.default);
    schema::schema(&schema)
}

/// The Request Body Object.
pub(super) fn request_body(body: &RequestBody) -> Value {
    let media_type =
        with_examples(Object::new().with("schema", schema::schema(&body.schema)), &body.examples);
    Object::new()
        .with_text("description", &body.description)
        .with("content", Object::new().with("application/json", media_type))
        .with("required", body.is_required)
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

/// A map of one media type, `application/json`.
pub(super) fn json_content(schema: &crate::model::Schema) -> Value {
    content("application/json", schema::schema(schema))
}

/// A map of one media type (OAS 3.1.1 section 4.8.14).
pub(super) fn content(media_type: &str, schema: Value) -> Value {
    Object::new().with(media_type, Object::new().with("schema", schema)).into()
}
