//! Multipart forms: texts, JSON and files, read into a struct.

use axum::body::Body;
use axum::response::Response;
use expect_test::{Expect, expect};
use http::Request;
use tower::ServiceExt;

use crate::request::{of, plain, shown};
use crate::served::app;
use crate::sockets::{exchange, serve};

/// A multipart form: each part is its head after `form-data; `, an empty line and its content.
fn form(parts: &[&str]) -> String {
    let part = |part: &&str| format!("--x\r\ncontent-disposition: form-data; {part}\r\n");
    let parts: Vec<String> = parts.iter().map(part).collect();
    format!("{}--x--\r\n", parts.concat())
}

fn upload(line: &str, body: impl Into<Body>) -> Request<Body> {
    of(line, "multipart/form-data; boundary=x", body)
}

async fn send(request: Request<Body>) -> Response {
    app().oneshot(request).await.unwrap()
}

async fn check(request: Request<Body>, expected: Expect) {
    expected.assert_eq(&shown(send(request).await).await);
}

async fn post(parts: &[&str], expected: Expect) {
    check(upload("POST /pictures", form(parts)), expected).await;
}

const TITLE: &str = "name=\"title\"\r\n\r\nThe harbour";
const PICTURE: &str =
    "name=\"picture\"; filename=\"a.png\"\r\ncontent-type: image/png\r\n\r\n\u{7f}PNG\r\n--";

#[tokio::test]
async fn texts_files_and_json_are_read_by_their_names() {
    post(&[TITLE, PICTURE], expect![[r#"200 "Upload { title: \"The harbour\", year: None, topics: [], picture: UploadedFile { file_name: Some(\"a.png\"), content_type: Some(\"image/png\"), size: 8, .. }, thumbnail: None, attachments: [], by: None, places: [] }""#]]).await;
    post(
        &[
            PICTURE,
            TITLE,
            "name=\"year\"\r\n\r\n1999",
            "name=\"topics\"\r\n\r\nnews",
            "name=\"topics\"\r\n\r\nevents",
            "name=\"thumbnail\"\r\n\r\nno name, no media type",
            "name=\"attachment\"; filename=\"../../one\"\r\n\r\n1",
            "name=\"attachment\"; filename=\"two\"\r\n\r\n22",
            "name=\"by\"\r\ncontent-type: application/json\r\n\r\n{\"fullName\": \"Ann\", \"age\": 7}",
            "name=\"place\"\r\n\r\n{\"name\": \"here\"}",
            "name=\"place\"\r\n\r\n{\"name\": \"there\"}",
            "name=\"unknown\"; filename=\"x\"\r\n\r\nread past",
        ],
        expect![[r#"200 "Upload { title: \"The harbour\", year: Some(1999), topics: [News, Events], picture: UploadedFile { file_name: Some(\"a.png\"), content_type: Some(\"image/png\"), size: 8, .. }, thumbnail: Some(UploadedFile { file_name: None, content_type: None, size: 22, .. }), attachments: [UploadedFile { file_name: Some(\"one\"), content_type: None, size: 1, .. }, UploadedFile { file_name: Some(\"two\"), content_type: None, size: 2, .. }], by: Some(SignUp { full_name: \"Ann\", age: 7, topics: [], is_member: false, web_site: None }), places: [Place { name: \"here\" }, Place { name: \"there\" }] }""#]],
    )
    .await;
}

#[tokio::test]
async fn json_among_the_parts_is_read_as_a_body_is() {
    let number = "name=\"by\"\r\n\r\n{\"fullName\": \"Ann\", \"age\": 7.0}";
    post(&[TITLE, PICTURE, number], expect![[r#"200 "Upload { title: \"The harbour\", year: None, topics: [], picture: UploadedFile { file_name: Some(\"a.png\"), content_type: Some(\"image/png\"), size: 8, .. }, thumbnail: None, attachments: [], by: Some(SignUp { full_name: \"Ann\", age: 7, topics: [], is_member: false, web_site: None }), places: [] }""#]]).await;
    let lists = ["name=\"by\"\r\n\r\n[\"Ann\", 7]", "name=\"place\"\r\n\r\n[\"here\"]"];
    post(
        &[TITLE, PICTURE, lists[0], lists[1]],
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /by: must be an object or null
          body /place/0: must be an object"#]],
    )
    .await;
}

#[tokio::test]
async fn every_fault_is_listed_with_its_part() {
    post(
        &[],
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /title: is required
          body /picture: is required"#]],
    )
    .await;
    post(
        &[
            TITLE,
            TITLE,
            PICTURE,
            PICTURE,
            "name=\"year\"\r\n\r\n65536",
            "name=\"topics\"\r\n\r\ngossip",
            "name=\"by\"\r\n\r\n{\"fullName\": 7}",
            "name=\"place\"\r\n\r\n{\"name\": \"here\"}",
            "name=\"place\"\r\n\r\n{\"name\": ",
        ],
        expect![[r#"
            422 The request is not what this operation takes; `errors` lists why.
              body /title: was given more than once
              body /picture: was given more than once
              body /year: must be a whole number from 0 to 65535 or null
              body /topics/0: must be one of `news`, `offers`, `events`
              body /by/fullName: must be a string of at least 2 characters
              body /by/age: is required
              body /place/1: must be an object"#]],
    )
    .await;
}

#[tokio::test]
async fn what_breaks_a_rule_of_validation_is_listed_with_its_part() {
    post(
        &[
            "name=\"title\"\r\n\r\n",
            PICTURE,
            "name=\"attachment\"; filename=\"1\"\r\n\r\n1",
            "name=\"attachment\"; filename=\"2\"\r\n\r\n2",
            "name=\"attachment\"; filename=\"3\"\r\n\r\n3",
            "name=\"by\"\r\n\r\n{\"fullName\": \"A\", \"age\": 7}",
            "name=\"place\"\r\n\r\n{\"name\": \"here\"}",
            "name=\"place\"\r\n\r\n{\"name\": \"\"}",
        ],
        expect![[r#"
            422 The request is not what this operation takes; `errors` lists why.
              body /attachment: length is greater than 2
              body /by/fullName: length is lower than 2
              body /place/1/name: length is lower than 1
              body /title: length is lower than 1"#]],
    )
    .await;
}

#[tokio::test]
async fn a_form_that_was_sent_with_no_file_chosen_has_none() {
    let none = "name=\"picture\"; filename=\"\"\r\ncontent-type: application/octet-stream\r\n\r\n";
    post(
        &[TITLE, none],
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /picture: is required"#]],
    )
    .await;
    let empty = "name=\"picture\"; filename=\"empty.png\"\r\n\r\n";
    post(&[TITLE, empty], expect![[r#"200 "Upload { title: \"The harbour\", year: None, topics: [], picture: UploadedFile { file_name: Some(\"empty.png\"), content_type: None, size: 0, .. }, thumbnail: None, attachments: [], by: None, places: [] }""#]]).await;
}

#[tokio::test]
async fn a_form_may_be_missing_where_it_may_be() {
    check(plain("PUT /pictures/latest"), expect![[r#"200 "None""#]]).await;
    check(
        plain("POST /pictures"),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body : is required"#]],
    )
    .await;
    check(
        of("PUT /pictures/latest", "text/plain", "text"),
        expect!["415 The body must have the media type `multipart/form-data`."],
    )
    .await;
}

#[tokio::test]
async fn what_is_no_multipart_form_is_malformed() {
    check(
        of("POST /pictures", "multipart/form-data", form(&[TITLE])),
        expect!["400 The body is malformed: `Content-Type` names no boundary."],
    )
    .await;
    check(
        of("POST /pictures", "multipart/mixed; boundary=x", form(&[TITLE])),
        expect!["415 The body must have the media type `multipart/form-data`."],
    )
    .await;
    check(
        upload("POST /pictures", ""),
        expect!["400 The body is malformed: it is no multipart form, or ends before its last boundary."],
    )
    .await;
    check(
        upload("POST /pictures", "hunter2"),
        expect!["400 The body is malformed: it is no multipart form, or ends before its last boundary."],
    )
    .await;
    check(
        upload("POST /pictures", "--x\r\ncontent-disposition: form-data; name=\"title\"\r\n\r\nhunter2"),
        expect!["400 The body is malformed: it is no multipart form, or ends before its last boundary."],
    )
    .await;
    post(&["filename=\"a\"\r\n\r\n"], expect!["400 The body is malformed: a part has no name."]).await;
    let latin = form(&["name=\"title\"\r\n\r\n?"]).into_bytes();
    let latin: Vec<u8> = latin.into_iter().map(|octet| if octet == b'?' { 0xff } else { octet }).collect();
    check(upload("POST /pictures", latin), expect!["400 The body is malformed: a text is not UTF-8."]).await;
}

#[tokio::test]
async fn a_large_file_is_received_whole() {
    let content = "0123456789".repeat(250_000);
    let picture = format!("name=\"picture\"; filename=\"large\"\r\n\r\n{content}");
    post(&[TITLE, &picture], expect![[r#"200 "Upload { title: \"The harbour\", year: None, topics: [], picture: UploadedFile { file_name: Some(\"large\"), content_type: None, size: 2500000, .. }, thumbnail: None, attachments: [], by: None, places: [] }""#]]).await;
}

#[tokio::test]
async fn all_parts_together_have_the_limit_of_the_body() {
    let half = "x".repeat(1_500_000);
    let attachment = format!("name=\"attachment\"; filename=\"half\"\r\n\r\n{half}");
    post(&[&attachment, &attachment], expect!["413 The body is larger than this API takes."]).await;
    let text = format!("name=\"title\"\r\n\r\n{}", "x".repeat(2 * 1024 * 1024 + 1));
    post(&[&text], expect!["413 The body is larger than this API takes."]).await;
}

#[tokio::test]
async fn parts_without_end_are_refused() {
    post(
        &vec!["name=\"topics\"\r\n\r\nnews"; 257],
        expect!["413 The body has more parts than this API takes."],
    )
    .await;
    let head = format!("name=\"title\"\r\nx-long: {}\r\n\r\n", "x".repeat(200_000));
    post(&[&head], expect!["400 The body is malformed: the head of a part has no end."]).await;
    let preamble = format!("{}{}", "y".repeat(200_000), form(&[TITLE, PICTURE]));
    check(
        upload("POST /pictures", preamble),
        expect!["400 The body is malformed: the head of a part has no end."],
    )
    .await;
}

#[tokio::test]
async fn a_file_whose_length_is_not_said_is_limited_while_it_is_read() {
    let address = serve(app()).await;
    let head = "POST /pictures HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\
                content-type: multipart/form-data; boundary=x\r\ntransfer-encoding: chunked\r\n\r\n";
    let part = "--x\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"a\"\r\n\r\n";
    let chunk = |text: &str| format!("{:x}\r\n{text}\r\n", text.len());
    // The last chunk never comes.
    let body = format!("{}{}", chunk(part), chunk(&"x".repeat(3_000_000)));
    let answer = exchange(address, &format!("{head}{body}")).await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
}
