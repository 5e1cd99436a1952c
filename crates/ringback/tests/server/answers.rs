//! Answers that are no JSON: the golden contract `contents`, served.

use std::io;

use axum::Router;
use axum::body::to_bytes;
use axum::response::Response;
use bytes::Bytes;
use expect_test::{Expect, expect};
use futures_util::stream;
use http_body_util::BodyExt;
use ringback::{Download, Event, EventStream, Failure, Html, JsonLines, Redirect, Text};

use crate::contents::{ExportProblem, Reading};
use crate::contents_generated;
use crate::failures::Log;
use crate::request::{plain, send, shown};

struct Service;

fn reading(celsius: f64) -> Reading {
    Reading { celsius }
}

/// Two readings and a failure, after which nothing comes.
fn readings() -> impl futures_util::Stream<Item = Result<Reading, io::Error>> + Send {
    let broken = Err(io::Error::other("password=hunter2"));
    stream::iter([Ok(reading(20.5)), Ok(reading(21.0)), broken, Ok(reading(99.0))])
}

impl contents_generated::service::Contents for Service {
    async fn ping(&self) -> Result<Text, Failure> {
        Ok("pong".into())
    }

    async fn page(&self) -> Result<Html, Failure> {
        Ok(Html::from("<p>Grüße</p>"))
    }

    async fn word(&self) -> Result<String, Failure> {
        Ok("word".to_owned())
    }

    async fn table(&self) -> Result<String, Failure<ExportProblem>> {
        Ok("month,total\n".to_owned())
    }

    async fn picture(&self, id: u32) -> Result<Option<Bytes>, Failure> {
        Ok((id == 1).then(|| Bytes::from_static(b"\x89PNG")))
    }

    async fn octets(&self) -> Result<Bytes, Failure> {
        Ok(Bytes::from_static(b"\x00\x01"))
    }

    async fn report(&self) -> Result<Option<Download>, Failure<ExportProblem>> {
        Ok(Some(Download::new("Größe \"7\".pdf", "%PDF").inline()))
    }

    async fn backup(&self) -> Result<Download, Failure> {
        Ok(Download::open("Cargo.toml", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).await?)
    }

    async fn attachment(&self, id: u32) -> Result<Option<Download>, Failure> {
        Ok(match id {
            0 => None,
            1 => Some(Download::new("a.txt", "text").with_content_type("text/plain; charset=utf-8")),
            2 => Some(Download::new("a", "text").with_content_type("no type")),
            _ => Some(Download::from_reader("a", io::Cursor::new("text"))),
        })
    }

    async fn start(&self) -> Result<Redirect, Failure> {
        Ok(Redirect::to("/form?step=1"))
    }

    async fn old(&self, id: u32) -> Result<Option<Redirect>, Failure> {
        Ok((id != 0).then(|| Redirect::to(format!("/new/{id}"))))
    }

    async fn watch_readings(&self) -> Result<EventStream<Reading>, Failure> {
        let event = Event::new(reading(20.5)).with_id("7").with_name("reading");
        let broken = Event::new(reading(21.0)).with_id("two\nlines");
        Ok(EventStream::new(stream::iter([Ok::<_, io::Error>(event), Ok(broken)])))
    }

    async fn export_readings(&self) -> Result<JsonLines<Reading>, Failure<ExportProblem>> {
        Ok(JsonLines::new(readings()))
    }
}

fn app() -> Router {
    contents_generated::routes::router(Service)
}

/// Status, the header fields that the content brings, and the content.
async fn check(line: &str, expected: Expect) {
    let response = send(app(), plain(line)).await;
    if !response.status().is_success() && !response.status().is_redirection() {
        expected.assert_eq(&shown(response).await);
        return;
    }
    let mut text = format!("{}\n", response.status().as_u16());
    for (name, value) in response.headers() {
        text.extend([name.as_str(), ": ", value.to_str().unwrap(), "\n"]);
    }
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    text.extend(["\n", &body.escape_ascii().to_string()]);
    expected.assert_eq(&text);
}

#[tokio::test]
async fn text_and_octets_are_sent_as_they_are() {
    check(
        "GET /ping",
        expect![[r#"
        200
        content-type: text/plain; charset=utf-8

        pong"#]],
    )
    .await;
    check(
        "GET /page",
        expect![[r#"
        200
        content-type: text/html; charset=utf-8

        <p>Gr\xc3\xbc\xc3\x9fe</p>"#]],
    )
    .await;
    check(
        "GET /word",
        expect![[r#"
        200
        content-type: application/json

        \"word\""#]],
    )
    .await;
    check(
        "GET /table",
        expect![[r#"
        200
        content-type: text/csv; charset=utf-8

        month,total\n"#]],
    )
    .await;
    check(
        "GET /picture/1",
        expect![[r#"
        200
        content-type: image/png

        \x89PNG"#]],
    )
    .await;
    check("GET /picture/2", expect!["404 Not Found"]).await;
    check(
        "GET /octets",
        expect![[r#"
        200
        content-type: application/octet-stream

        \x00\x01"#]],
    )
    .await;
}

#[tokio::test]
async fn a_download_has_a_name_a_media_type_and_a_length_where_it_is_known() {
    check(
        "GET /report",
        expect![[r#"
        200
        content-type: application/pdf
        content-disposition: inline; filename="Gr__e _7_.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%227%22.pdf
        x-content-type-options: nosniff
        content-length: 4

        %PDF"#]],
    )
    .await;
    check(
        "HEAD /report",
        expect![[r#"
        200
        content-type: application/pdf
        content-disposition: inline; filename="Gr__e _7_.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%227%22.pdf
        x-content-type-options: nosniff
        content-length: 4

    "#]],
    )
    .await;
    check(
        "GET /attachments/1",
        expect![[r#"
        200
        content-type: text/plain; charset=utf-8
        content-disposition: attachment; filename="a.txt"
        x-content-type-options: nosniff
        content-length: 4

        text"#]],
    )
    .await;
    check(
        "GET /attachments/3",
        expect![[r#"
        200
        content-type: application/octet-stream
        content-disposition: attachment; filename="a"
        x-content-type-options: nosniff

        text"#]],
    )
    .await;
    check("GET /attachments/0", expect!["404 Not Found"]).await;
}

#[tokio::test]
async fn a_file_on_disk_is_read_while_it_is_sent() {
    let response = send(app(), plain("GET /backup")).await;
    let file = include_bytes!("../../Cargo.toml");
    assert_eq!(response.headers()["content-length"], file.len().to_string());
    assert_eq!(to_bytes(response.into_body(), usize::MAX).await.unwrap(), file.as_slice());
}

#[tokio::test]
async fn a_download_of_no_media_type_is_an_internal_failure() {
    check("GET /attachments/2", expect!["500 Internal Server Error"]).await;
}

#[tokio::test]
async fn a_redirect_says_where_to_go_on() {
    check(
        "POST /start",
        expect![[r#"
        303
        location: /form?step=1

    "#]],
    )
    .await;
    check(
        "GET /old/7",
        expect![[r#"
        308
        location: /new/7

    "#]],
    )
    .await;
    check("GET /old/0", expect!["404 Not Found"]).await;
}

/// The content up to where it breaks off, and what the server and the log are told.
async fn broken_off(line: &str) -> (String, String, String) {
    let log = Log::default();
    let guard = log.begin();
    let response: Response = send(app(), plain(line)).await;
    let mut body = response.into_body();
    let mut text = String::new();
    let error = loop {
        match body.frame().await.expect("it breaks off before it ends") {
            Ok(frame) => text.push_str(std::str::from_utf8(&frame.into_data().unwrap()).unwrap()),
            Err(error) => break error.to_string(),
        }
    };
    assert!(body.frame().await.is_none(), "nothing comes after the failure");
    drop(guard);
    (text, error, log.text())
}

#[tokio::test]
async fn events_are_sent_as_they_happen_and_a_failure_breaks_them_off() {
    let response = send(app(), plain("GET /readings")).await;
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let (text, error, log) = broken_off("GET /readings").await;
    expect![[r#"
        data: {"celsius":20.5}
        id: 7
        event: reading

    "#]]
    .assert_eq(&text);
    assert_eq!(error, "the content was broken off");
    expect![[r#"
        ERROR ringback::failure: an answer broke off error="the id of an event holds a line end or NUL"
    "#]]
    .assert_eq(&log);
}

#[tokio::test]
async fn lines_are_sent_as_they_come_and_a_failure_breaks_them_off() {
    let response = send(app(), plain("GET /readings/all")).await;
    assert_eq!(response.headers()["content-type"], "application/jsonl");
    let (text, error, log) = broken_off("GET /readings/all").await;
    expect![[r#"
        {"celsius":20.5}
        {"celsius":21.0}
    "#]]
    .assert_eq(&text);
    assert_eq!(error, "the content was broken off");
    expect![[r#"
        ERROR ringback::failure: an answer broke off error="password=hunter2"
    "#]]
    .assert_eq(&log);
}
