//! How each word of 3.1 is said in 3.0, and what 3.1 says where 3.2 has a word of its own.

use serde_json::{Value, json};

use super::{in_version, schema_v3_0};
use crate::model::OpenApiVersion;

#[track_caller]
fn check(written: &Value, expected: &Value) {
    let mut schema = written.clone();
    schema_v3_0::rewrite(&mut schema);
    assert_eq!(schema, *expected);
}

#[test]
fn null_is_a_flag() {
    check(&json!({"type": ["integer", "null"]}), &json!({"type": "integer", "nullable": true}));
    check(
        &json!({"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "null"}], "description": "D"}),
        &json!({"description": "D", "nullable": true, "allOf": [{"$ref": "#/components/schemas/A"}]}),
    );
    check(
        &json!({"anyOf": [{"oneOf": [{"type": "string"}, {"type": "boolean"}]}, {"type": "null"}]}),
        &json!({"oneOf": [{"type": "string"}, {"type": "boolean"}], "nullable": true}),
    );
    check(&json!({"type": "null"}), &json!({"type": "string", "enum": [null], "nullable": true}));
}

#[test]
fn several_types_are_alternatives() {
    check(
        &json!({"type": ["string", "number"], "format": "decimal", "pattern": "^x$", "maximum": 7, "title": "T"}),
        &json!({"title": "T", "anyOf": [
            {"type": "string", "format": "decimal", "pattern": "^x$"},
            {"type": "number", "format": "decimal", "maximum": 7}
        ]}),
    );
}

#[test]
fn null_among_several_types_is_flagged_beside_each() {
    check(
        &json!({"type": ["string", "integer", "null"]}),
        &json!({"nullable": true, "anyOf": [
            {"type": "string", "nullable": true}, {"type": "integer", "nullable": true}
        ]}),
    );
}

#[test]
fn a_constant_is_an_enumeration() {
    check(&json!({"const": 409}), &json!({"type": "integer", "enum": [409]}));
    check(&json!({"const": "a"}), &json!({"type": "string", "enum": ["a"]}));
}

#[test]
fn an_excluded_bound_is_a_bound_and_a_flag() {
    check(&json!({"exclusiveMinimum": 0}), &json!({"minimum": 0, "exclusiveMinimum": true}));
    check(&json!({"maximum": 5, "exclusiveMaximum": 9}), &json!({"maximum": 5}));
}

#[test]
fn a_tuple_is_a_list_of_any_of_its_places() {
    check(
        &json!({"type": "array", "prefixItems": [{"type": "string"}, {"const": 1}], "items": false, "minItems": 2, "maxItems": 2}),
        &json!({"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "integer", "enum": [1]}]},
            "minItems": 2, "maxItems": 2}),
    );
    check(&json!({"type": "array", "items": false}), &json!({"type": "array", "items": {}}));
}

#[test]
fn nothing_stands_beside_a_reference() {
    check(&json!({"$ref": "#/a"}), &json!({"$ref": "#/a"}));
    check(
        &json!({"properties": {"a": {"$ref": "#/a", "description": "D"}}}),
        &json!({"properties": {"a": {"description": "D", "allOf": [{"$ref": "#/a"}]}}}),
    );
}

#[test]
fn bytes_have_a_format() {
    check(
        &json!({"type": "string", "contentEncoding": "base64"}),
        &json!({"type": "string", "format": "byte"}),
    );
    check(&json!({"contentMediaType": "image/png"}), &json!({"type": "string", "format": "binary"}));
}

#[test]
fn what_has_no_word_is_left_out_and_the_first_example_stays() {
    check(
        &json!({"type": "object", "propertyNames": {"pattern": "^a"}, "examples": [{"a": 1}, {}], "x-a": 1}),
        &json!({"type": "object", "x-a": 1, "example": {"a": 1}}),
    );
}

#[test]
fn a_property_may_be_called_like_a_keyword() {
    check(
        &json!({"properties": {"const": {"const": "a"}, "examples": {"type": ["string", "null"]}}}),
        &json!({"properties": {
            "const": {"type": "string", "enum": ["a"]}, "examples": {"type": "string", "nullable": true}
        }}),
    );
}

/// The success of the only operation of a document, from 3.2.
fn content_in(version: OpenApiVersion, content: &Value) -> Value {
    let responses = json!({"200": {"description": "", "content": content}});
    let document = json!({"openapi": "", "paths": {"/a": {"get": {"responses": responses}}}});
    let mut written = in_version(document, version);
    written["paths"]["/a"]["get"]["responses"]["200"]["content"].take()
}

#[test]
fn the_items_of_a_stream_are_the_content_of_text_before_3_2() {
    let events = json!({"text/event-stream": {"itemSchema": {"type": "object"}}});
    assert_eq!(content_in(OpenApiVersion::V3_2, &events), events);
    let text = json!({"text/event-stream": {"schema": {
        "type": "string",
        "contentMediaType": "text/event-stream",
        "contentSchema": {"type": "array", "items": {"type": "object"}},
    }}});
    assert_eq!(content_in(OpenApiVersion::V3_1, &events), text);
    let binary = json!({"text/event-stream": {"schema": {"type": "string", "format": "binary"}}});
    assert_eq!(content_in(OpenApiVersion::V3_0, &events), binary);
}

#[test]
fn a_body_without_a_schema_is_binary_to_3_0() {
    let bytes = json!({"image/png": {}, "application/json": {"schema": {}}});
    assert_eq!(content_in(OpenApiVersion::V3_1, &bytes), bytes);
    let binary = json!({
        "image/png": {"schema": {"type": "string", "format": "binary"}}, "application/json": {"schema": {}}
    });
    assert_eq!(content_in(OpenApiVersion::V3_0, &bytes), binary);
}

#[test]
fn what_surrounds_schemas_is_said_in_the_words_of_3_0() {
    let document = json!({
        "openapi": "3.1.1",
        "info": {"title": "T", "summary": "S", "license": {"name": "MIT", "identifier": "MIT"}},
        "paths": {"/a": {"get": {"security": [{"A": ["admin"], "B": ["read"]}]}}},
        "webhooks": {},
        "components": {"securitySchemes": {"A": {"type": "http"}, "B": {"type": "oauth2"}}},
    });
    let expected = json!({
        "openapi": "3.0.4",
        "info": {"title": "T", "license": {"name": "MIT", "url": "https://spdx.org/licenses/MIT.html"}},
        "paths": {"/a": {"get": {"security": [{"A": [], "B": ["read"]}]}}},
        "components": {"securitySchemes": {"A": {"type": "http"}, "B": {"type": "oauth2"}}},
    });
    assert_eq!(in_version(document, OpenApiVersion::V3_0), expected);
}
