//! What is sent, and what is made of the answers.

use std::error::Error;
use std::time::Duration;

use expect_test::expect;
use http::Method;
use serde::{Deserialize, Serialize};

use crate::callback::{Call, CallbackError, Source, Target};

use super::receiver::Receiver;
use super::{call, loopback_client, target};

#[derive(Debug, PartialEq, Deserialize)]
struct Received {
    ok: bool,
}

#[derive(Serialize)]
struct Event {
    description: &'static str,
    paid: bool,
}

/// Sends a call to a receiver that answers `answer`.
async fn outcome<R: serde::de::DeserializeOwned>(answer: &str) -> Result<R, CallbackError> {
    let receiver = Receiver::listen().await;
    let call: Call<R> = call(&format!("http://{}/", receiver.address()));
    let request = receiver.answering(answer);
    let outcome = call.send(&loopback_client()).await;
    request.await.expect("the receiver got the call");
    outcome
}

fn json(status: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// A request as text that is the same on every run.
fn shown(request: &str, host: &str) -> String {
    let user_agent = concat!("ringback/", env!("CARGO_PKG_VERSION"));
    request.replace("\r\n", "\n").replace(host, "HOST").replace(user_agent, "ringback/VERSION")
}

async fn check_status(answer: &str, expected_status: u16, expected_wait: Option<Duration>) {
    let outcome = outcome::<Received>(answer).await;
    let Err(CallbackError::Status { status, retry_after, .. }) = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!((status.as_u16(), retry_after), (expected_status, expected_wait));
}

#[tokio::test]
async fn a_request_says_no_more_than_it_must() {
    let receiver = Receiver::listen().await;
    let base = format!("http://{}/events?token=abc", receiver.address());
    let host = receiver.address().to_string();
    let event = Event { description: "Payment celebration", paid: true };
    let target = target(&base, "2expen51ve");
    let call: Call<Received> = Call::new("invoice_notification", Method::POST, target).with_json(&event);
    let request = receiver.answering(json("200 OK", r#"{"ok": true}"#));

    assert_eq!(call.send(&loopback_client()).await.expect("an answer"), Received { ok: true });
    expect![[r#"
        POST /events/invoices/2expen51ve?token=abc HTTP/1.1
        accept: application/json
        content-type: application/json
        user-agent: ringback/VERSION
        host: HOST
        content-length: 49

        {"description":"Payment celebration","paid":true}"#]]
    .assert_eq(&shown(&request.await.expect("a request"), &host));
}

#[tokio::test]
async fn a_call_without_body_and_answer_is_bare() {
    let receiver = Receiver::listen().await;
    let base = format!("http://{}/", receiver.address());
    let host = receiver.address().to_string();
    let target = Target::new().value(Source::Query("callback_url"), &base).text("/gone");
    let call = Call::new("gone", Method::DELETE, target).without_answer();
    let request = receiver.answering("HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\nnot JSON");

    call.send(&loopback_client()).await.expect("the body is not read");
    expect![[r"
        DELETE /gone HTTP/1.1
        accept: */*
        user-agent: ringback/VERSION
        host: HOST

    "]]
    .assert_eq(&shown(&request.await.expect("a request"), &host));
}

#[tokio::test]
async fn the_answer_is_typed() {
    let answered = outcome::<Received>(&json("201 Created", r#"{"ok": false, "more": 1}"#)).await;
    assert_eq!(answered.expect("the declared type"), Received { ok: false });
}

#[tokio::test]
async fn an_answer_of_another_type_says_so_and_keeps_the_cause() {
    for body in [r#"{"ok": "secret"}"#, "secret", "null", "[]", ""] {
        let error = outcome::<Received>(&json("200 OK", body)).await.expect_err("not the declared type");
        assert!(matches!(error, CallbackError::AnswerNotDeclared(_)), "{error:?}");
        assert_eq!(error.to_string(), "the receiver's answer is not of the declared type");
        assert!(error.source().is_some());
    }
}

#[tokio::test]
async fn an_empty_answer_is_null() {
    let answered = outcome::<Option<Received>>("HTTP/1.1 204 No Content\r\n\r\n").await;
    assert_eq!(answered.expect("nothing"), None);
    outcome::<()>("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await.expect("nothing");
}

#[tokio::test]
async fn any_status_but_success_is_an_error_with_the_wait_that_was_asked_for() {
    check_status(&json("404 Not Found", "{}"), 404, None).await;
    check_status(&json("410 Gone", r#"{"ok": true}"#), 410, None).await;
    check_status("HTTP/1.1 429 Slow Down\r\nretry-after: 120\r\n\r\n", 429, Some(Duration::from_secs(120)))
        .await;
    check_status("HTTP/1.1 503 Busy\r\nretry-after: Wed, 21 Oct 2015 07:28:00 GMT\r\n\r\n", 503, None).await;
    check_status("HTTP/1.1 304 Not Modified\r\n\r\n", 304, None).await;
}

#[tokio::test]
async fn redirects_are_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let forbidden = Receiver::listen().await;
        let location = format!("http://{}/", forbidden.address());
        check_status(&format!("HTTP/1.1 {status} Over There\r\nlocation: {location}\r\n\r\n"), status, None)
            .await;
        forbidden.assert_untouched().await;
    }
}

#[tokio::test]
async fn nobody_listening_is_a_failure_to_connect() {
    let receiver = Receiver::listen().await;
    let call: Call<()> = call(&format!("http://{}/?token=secret", receiver.address()));
    drop(receiver);
    let error = call.send(&loopback_client()).await.expect_err("nobody listens");
    assert!(matches!(error, CallbackError::Connect(_)), "{error:?}");
    assert!(!format!("{error:?}").contains("secret"), "the URL stays out of errors");
}

#[tokio::test]
async fn a_receiver_without_tls_is_a_failure_of_tls() {
    let receiver = Receiver::listen().await;
    let call: Call<()> = call(&format!("https://{}/", receiver.address()));
    receiver.answering_at_once("HTTP/1.1 400 Bad Request\r\n\r\n");
    let error = call.send(&loopback_client()).await.expect_err("this is not TLS");
    assert!(matches!(error, CallbackError::Tls(_)), "{error:?}");
}

#[tokio::test]
async fn an_exchange_that_breaks_off_says_so() {
    for answer in ["", "HTTP/1.1 200", "SSH-2.0-x\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"] {
        let error = outcome::<Received>(answer).await.expect_err("no whole answer");
        assert!(matches!(error, CallbackError::Exchange(_)), "{answer:?}: {error:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_said_before_anything_is_dialled() {
    let refused: Call<()> = call("https://user:pw@h.org/");
    let outcome = refused.send(&loopback_client()).await;
    assert!(matches!(outcome, Err(CallbackError::TargetRefused(_))), "{outcome:?}");

    let no_json = std::collections::HashMap::from([((1, 2), 3)]);
    let unserialisable: Call<()> =
        Call::new("x", Method::POST, target("https://h.org", "7")).with_json(&no_json);
    let outcome = unserialisable.send(&loopback_client()).await;
    assert!(matches!(outcome, Err(CallbackError::BodyNotSerialisable(_))), "{outcome:?}");
}

#[test]
fn a_request_survives_being_kept() {
    let call: Call<Received> = call("https://h.org/e?token=abc");
    let request = call.request().expect("a request");
    let kept = serde_json::to_string(request).expect("serde data");
    expect![[r#"{"id":"invoice_notification","method":"POST","url":"https://h.org/e/invoices/7?token=abc","headers":[["accept","application/json"],["content-type","application/json"]],"body":"\"paid\""}"#]]
        .assert_eq(&kept);
    assert_eq!(serde_json::from_str::<crate::callback::CallRequest>(&kept).expect("serde data"), *request);
}
