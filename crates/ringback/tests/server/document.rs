//! Serving the OpenAPI document.

use expect_test::{Expect, expect};

use crate::contract::app;
use crate::request::{content, plain, send, with};

const FIELDS: [&str; 6] =
    ["content-type", "content-encoding", "etag", "cache-control", "vary", "x-content-type-options"];

/// The status, the header fields that matter, and the beginning of the content.
async fn get(line: &str, fields: &[(&'static str, &str)], expected: Expect) {
    let request = fields.iter().fold(plain(line), |request, (name, value)| with(request, name, value));
    let response = send(app(), request).await;
    let mut lines = vec![response.status().as_u16().to_string()];
    for name in FIELDS {
        let value = response.headers().get(name).map(|value| value.to_str().unwrap());
        lines.extend(value.map(|value| format!("{name}: {value}")));
    }
    lines.push(content(response).await.chars().take(20).collect());
    expected.assert_eq(&lines.join("\n"));
}

#[tokio::test]
async fn it_is_served_as_json_and_as_yaml() {
    get(
        "GET /openapi.json",
        &[],
        expect![[r#"
        200
        content-type: application/json
        etag: "json"
        cache-control: no-cache
        vary: accept-encoding
        x-content-type-options: nosniff
        {
          "openapi": "3.1."#]],
    )
    .await;
    get(
        "GET /openapi.yaml",
        &[],
        expect![[r#"
        200
        content-type: application/yaml
        etag: "yaml"
        cache-control: no-cache
        vary: accept-encoding
        x-content-type-options: nosniff
        the YAML"#]],
    )
    .await;
}

#[tokio::test]
async fn it_is_compressed_for_whom_it_suits() {
    get(
        "GET /openapi.json",
        &[("accept-encoding", "gzip, br")],
        expect![[r#"
        200
        content-type: application/json
        content-encoding: br
        etag: "json-br"
        cache-control: no-cache
        vary: accept-encoding
        x-content-type-options: nosniff
        the JSON in brotli"#]],
    )
    .await;
    get(
        "GET /openapi.yaml",
        &[("accept-encoding", "gzip, br;q=0")],
        expect![[r#"
        200
        content-type: application/yaml
        content-encoding: gzip
        etag: "yaml-gzip"
        cache-control: no-cache
        vary: accept-encoding
        x-content-type-options: nosniff
        the YAML in gzip"#]],
    )
    .await;
}

#[tokio::test]
async fn who_has_it_already_is_told_so() {
    get(
        "GET /openapi.json",
        &[("if-none-match", "\"x\", W/\"json\"")],
        expect![[r#"
        304
        etag: "json"
        cache-control: no-cache
        vary: accept-encoding
    "#]],
    )
    .await;
    get(
        "GET /openapi.json",
        &[("if-none-match", "\"json-br\""), ("accept-encoding", "br")],
        expect![[r#"
        304
        etag: "json-br"
        cache-control: no-cache
        vary: accept-encoding
    "#]],
    )
    .await;
    get(
        "HEAD /openapi.json",
        &[("if-none-match", "*")],
        expect![[r#"
        304
        etag: "json"
        cache-control: no-cache
        vary: accept-encoding
    "#]],
    )
    .await;
}

#[tokio::test]
async fn who_has_another_coding_is_sent_this_one() {
    get(
        "GET /openapi.json",
        &[("if-none-match", "\"json-br\"")],
        expect![[r#"
        200
        content-type: application/json
        etag: "json"
        cache-control: no-cache
        vary: accept-encoding
        x-content-type-options: nosniff
        {
          "openapi": "3.1."#]],
    )
    .await;
}

#[tokio::test]
async fn head_has_the_same_fields_and_no_content() {
    let response = send(app(), plain("HEAD /openapi.json")).await;
    let length = include_bytes!("openapi.json").len().to_string();
    assert_eq!(response.headers()["content-length"], length);
    get(
        "HEAD /openapi.json",
        &[],
        expect![[r#"
        200
        content-type: application/json
        etag: "json"
        cache-control: no-cache
        vary: accept-encoding
        x-content-type-options: nosniff
    "#]],
    )
    .await;
}
