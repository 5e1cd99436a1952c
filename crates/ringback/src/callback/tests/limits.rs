//! Time and size are bounded, whatever a receiver does.

use std::time::Duration;

use reqwest::dns::{Name, Resolve, Resolving};
use serde_json::Value;

use crate::callback::{AddressPolicy, Call, CallbackError, Client, ClientBuilder};

use super::receiver::Receiver;
use super::{call, loopback_client};

const TIMEOUT_MS: u64 = 200;

/// Long enough for a machine under load; a call that is given up never waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the system's buffers may take of an answer that nobody reads, and to spare.
const MAX_BUFFERED_BYTES: usize = 16 * 1_024 * 1_024;

/// A resolver that never answers.
struct Silence;

impl Resolve for Silence {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(std::future::pending())
    }
}

fn hasty() -> ClientBuilder {
    Client::builder().policy(AddressPolicy::loopback()).total_timeout_ms(TIMEOUT_MS)
}

async fn check_timeout(client: ClientBuilder, callback_url: &str) {
    let client = client.build().expect("a client");
    let call = call::<Value>(callback_url);
    let outcome = tokio::time::timeout(PATIENCE, call.send(&client)).await.expect("the call is given up");
    assert!(matches!(outcome, Err(CallbackError::Timeout(_))), "{outcome:?}");
}

async fn check_slow(start: &'static str) {
    let receiver = Receiver::listen().await;
    let url = format!("http://{}/", receiver.address());
    let stalling = receiver.stalling_after(start);
    check_timeout(hasty(), &url).await;
    stalling.await.expect("the client hangs up");
}

async fn answer_to_call(answer: String) -> Result<Value, CallbackError> {
    let receiver = Receiver::listen().await;
    let call: Call<Value> = call(&format!("http://{}/", receiver.address()));
    receiver.answering(answer);
    call.send(&loopback_client()).await
}

#[tokio::test]
async fn a_head_that_never_ends_is_given_up() {
    check_slow("").await;
    check_slow("HTTP/1.1 200 OK\r\nx: ").await;
}

#[tokio::test]
async fn a_body_that_never_ends_is_given_up() {
    check_slow("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{").await;
    check_slow("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n").await;
}

#[tokio::test]
async fn a_name_that_is_never_found_is_given_up_with_the_time_for_connecting() {
    let client = Client::builder().resolver(Silence).connect_timeout_ms(TIMEOUT_MS);
    check_timeout(client, "https://receiver.example/").await;
}

#[tokio::test]
async fn tls_that_never_answers_is_given_up_with_the_time_for_connecting() {
    let receiver = Receiver::listen().await;
    let client = Client::builder().policy(AddressPolicy::loopback()).connect_timeout_ms(TIMEOUT_MS);
    check_timeout(client, &format!("https://{}/", receiver.address())).await;
}

#[tokio::test]
async fn answers_are_read_up_to_the_limit() {
    let answer = |string_bytes| {
        let body = format!("\"{}\"", "x".repeat(string_bytes));
        format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len())
    };
    assert!(answer_to_call(answer(65_534)).await.is_ok());
    let outcome = answer_to_call(answer(65_535)).await;
    assert!(matches!(outcome, Err(CallbackError::AnswerTooLarge { max_bytes: 65_536 })), "{outcome:?}");
}

#[tokio::test]
async fn a_flood_is_cut_off() {
    let receiver = Receiver::listen().await;
    let call: Call<Value> = call(&format!("http://{}/", receiver.address()));
    let flood =
        receiver.flooding("HTTP/1.1 200 OK\r\ncontent-length: 209715200\r\n\r\n", &[b'x'; 4_096], 51_200);
    let outcome = call.send(&loopback_client()).await;
    assert!(matches!(outcome, Err(CallbackError::AnswerTooLarge { .. })), "{outcome:?}");
    let written_bytes = flood.await.expect("the receiver ends");
    assert!(written_bytes < MAX_BUFFERED_BYTES, "{written_bytes} bytes were taken");
}

#[tokio::test]
async fn a_flood_of_headers_is_cut_off() {
    let receiver = Receiver::listen().await;
    let call: Call<Value> = call(&format!("http://{}/", receiver.address()));
    let flood = receiver.flooding(
        "HTTP/1.1 200 OK\r\n",
        b"x-padding: 0123456789012345678901234567890123\r\n",
        5_000_000,
    );
    let outcome = call.send(&loopback_client()).await;
    assert!(matches!(outcome, Err(CallbackError::Exchange(_))), "{outcome:?}");
    let written_bytes = flood.await.expect("the receiver ends");
    assert!(written_bytes < MAX_BUFFERED_BYTES, "{written_bytes} bytes were taken");
}

#[tokio::test]
async fn a_packed_answer_is_not_unpacked() {
    let head = "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\n";
    assert_eq!(answer_to_call(format!("{head}null")).await.expect("taken as it is"), Value::Null);
}
