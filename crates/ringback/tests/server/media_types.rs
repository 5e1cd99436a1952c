//! Bodies of several media types, of text and of octets, and bodies over a limit of their own.

use axum::body::Body;
use expect_test::{Expect, expect};

use crate::request::{of, plain, send};
use crate::served::{app, check};
use crate::sockets::{exchange, serve};

async fn ask(line: &str, media_type: &str, body: impl Into<Body>, expected: Expect) {
    check(of(line, media_type, body), expected).await;
}

const CUSTOMER: &str = r#"{"name": "A"}"#;

#[tokio::test]
async fn json_is_read_from_the_media_types_that_are_named() {
    let line = "PATCH /customers/1";
    for media_type in ["application/merge-patch+json", "Application/JSON; charset=utf-8"] {
        let with_url = r#"{"name": "A", "callback_url": "https://example.org"}"#;
        let read = expect![[r#"200 {"name":"A","callback_url":"https://example.org/"}"#]];
        ask(line, media_type, with_url, read).await;
    }
    ask(
        line,
        "application/merge-patch+json",
        r#"{"name": 7}"#,
        expect![[r#"
            422 The request is not what this operation takes; `errors` lists why.
              body /name: must be a string"#]],
    )
    .await;
    ask(line, "text/plain", CUSTOMER, expect!["415 The body must have one of the media types `application/merge-patch+json`, `application/json`."]).await;
}

#[tokio::test]
async fn a_refused_media_type_is_told_what_is_read() {
    let response = send(app(), of("PATCH /customers/1", "text/plain", CUSTOMER)).await;
    let read = "application/merge-patch+json, application/json";
    assert_eq!(response.headers()["accept"], read);
    assert_eq!(response.headers()["accept-patch"], read);
    let response = send(app(), of("POST /customers", "text/plain", CUSTOMER)).await;
    assert_eq!(response.headers()["accept"], "application/json");
    assert_eq!(response.headers().get("accept-patch"), None);
}

#[tokio::test]
async fn text_is_utf8() {
    let line = "PUT /customers/1/note";
    ask(line, "text/plain", "naïve", expect![[r#"200 "Some(\"naïve\")""#]]).await;
    ask(line, "text/markdown; charset=UTF-8", "", expect![[r#"200 "Some(\"\")""#]]).await;
    ask(line, "text/plain; charset=us-ascii", "plain", expect![[r#"200 "Some(\"plain\")""#]]).await;
    ask(line, "text/plain; charset=iso-8859-1", "plain", expect!["415 The body must be text in UTF-8."])
        .await;
    ask(line, "text/plain", &b"na\xefve"[..], expect!["400 The body is not UTF-8."]).await;
    ask(
        line,
        "application/json",
        "\"text\"",
        expect!["415 The body must have one of the media types `text/plain`, `text/markdown`."],
    )
    .await;
    check(plain("PUT /customers/1/note"), expect![[r#"200 "None""#]]).await;
}

#[tokio::test]
async fn octets_are_taken_as_they_are() {
    let line = "PUT /customers/1/picture";
    ask(line, "image/png", &b"\x89PNG\xff"[..], expect!["200 5"]).await;
    ask(line, "image/webp", &b"\xff"[..], expect!["200 1"]).await;
    ask(line, "image/png", "", expect!["200 0"]).await;
    ask(
        line,
        "video/mp4",
        "",
        expect!["415 The body must have one of the media types `image/png`, `image/*`."],
    )
    .await;
    check(
        plain(line),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body : is required"#]],
    )
    .await;
}

#[tokio::test]
async fn octets_of_which_nothing_is_said_are_octets() {
    let mut request = plain("POST /customers/1/octets");
    check(request, expect![[r#"200 "None""#]]).await;
    request = plain("POST /customers/1/octets");
    *request.body_mut() = Body::from("abc");
    check(request, expect![[r#"200 "Some(b\"abc\")""#]]).await;
    ask(
        "POST /customers/1/octets",
        "image/png",
        "abc",
        expect!["415 The body must have the media type `application/octet-stream`."],
    )
    .await;
}

#[tokio::test]
async fn content_comes_with_its_media_type() {
    let line = "POST /customers/1/documents";
    ask(line, "Application/PDF; version=1", "%PDF", expect![[r#"200 "4 of application/pdf""#]]).await;
    ask(line, "text/csv", "a,b", expect![[r#"200 "3 of text/csv""#]]).await;
    ask(
        line,
        "image/png",
        "",
        expect!["415 The body must have one of the media types `application/pdf`, `text/*`."],
    )
    .await;
    ask("POST /anything", "image/png", "abc", expect![[r#"200 "3 of image/png""#]]).await;
    ask(
        "POST /anything",
        "no media type",
        "abc",
        expect!["415 The body must have a `Content-Type` that names its media type."],
    )
    .await;
}

#[tokio::test]
async fn an_operation_may_have_a_limit_of_its_own() {
    let customer =
        |length: usize| format!(r#"{{"name": "{}"}}"#, "x".repeat(length - r#"{"name": ""}"#.len()));
    let fits = send(app(), of("POST /customers", "application/json", customer(1_000))).await;
    assert_eq!(fits.status(), 200);
    ask(
        "POST /customers",
        "application/json",
        customer(1_001),
        expect!["413 The body is larger than this API takes."],
    )
    .await;
    // The limit is the contract's: a layer that allows less or more does not change it.
    let limited = app().layer(axum::extract::DefaultBodyLimit::max(10));
    let fits = send(limited, of("POST /customers", "application/json", customer(1_000))).await;
    assert_eq!(fits.status(), 200);
}

#[tokio::test]
async fn a_body_whose_length_is_not_said_is_limited_while_it_is_read() {
    let address = serve(app()).await;
    let head = "POST /customers HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\n\
                transfer-encoding: chunked\r\n\r\n";
    // The last chunk never comes.
    let answer = exchange(address, &format!("{head}3e9\r\n{}\r\n", " ".repeat(1_001))).await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
}
