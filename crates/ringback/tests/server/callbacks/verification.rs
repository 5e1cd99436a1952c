//! Only who has a secret gets in, and is told nothing of why not.

use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Body;
use http::{HeaderMap, HeaderValue, Request};
use ringback::Failure;
use ringback::callback::{Call, CallbackError};
use ringback::receiver::{Verification, VerifyError, verify};
use ringback::signing::{Secret, SecretError, new_id, signed_fields};

use super::{client, serve};
use crate::callback_answers::{Address, Receipt, Wrong};
use crate::callback_answers_generated::receiver::{self, CallbackAnswersReceiver};
use crate::callback_answers_generated::webhooks;
use crate::request::{content, json, send, shown, with};

const OLD: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const NEW: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

/// Takes whatever is let in.
struct Willing;

impl CallbackAnswersReceiver for Willing {
    async fn paid(&self, id: u64) -> Result<Receipt, Failure<Wrong>> {
        Ok(Receipt { number: id })
    }

    async fn asked(&self) -> Result<Option<Address>, Failure> {
        Ok(None)
    }

    async fn wanted(&self) -> Result<Option<Address>, Failure<Wrong>> {
        Ok(None)
    }

    async fn cancelled(&self) -> Result<(), Failure<Wrong>> {
        Ok(())
    }

    async fn closed(&self, until: Option<u64>) -> Result<Option<Receipt>, Failure> {
        Ok(until.map(|number| Receipt { number }))
    }
}

fn secret(text: &str) -> Secret {
    Secret::from_text(text).expect("a secret")
}

fn router(secrets: &[&str]) -> Router {
    receiver::callback_answers(Willing, &Verification::with_secrets(secrets).expect("secrets"))
}

fn now_s() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is later than 1970");
    i64::try_from(since.as_secs()).expect("it is not so late")
}

/// The fields of a body that is signed now with `OLD`.
fn fields(body: &str) -> HeaderMap {
    fields_at(now_s(), body)
}

fn fields_at(now_s: i64, body: &str) -> HeaderMap {
    signed_fields("msg_1", now_s, body.as_bytes(), &[secret(OLD)]).expect("it can be signed")
}

/// `paid` with this body and these fields.
fn paid(fields: &HeaderMap, body: &'static str) -> Request<Body> {
    let mut request = json("POST /paid?id=7", body);
    request.headers_mut().extend(fields.clone());
    request
}

/// What a receiver that believes `OLD` answers.
async fn answer(request: Request<Body>) -> String {
    shown(send(router(&[OLD]), request).await).await
}

const REFUSED: &str = "401 The request is not signed as it must be.";

#[tokio::test]
async fn a_signed_call_is_let_in_and_an_unsigned_one_is_not() {
    let target = serve(router(&[OLD])).await;
    let call: Call<Option<Receipt>> = webhooks::closed(&target, &Some(3));
    let receipt = call.send(&client().signing_with([secret(OLD)])).await.expect("an answer");
    assert_eq!(receipt, Some(Receipt { number: 3 }));
    for client in [client(), client().signing_with([secret(NEW)])] {
        let error = call.send(&client).await.expect_err("it is refused");
        assert!(matches!(error, CallbackError::Status { status, .. } if status == 401), "{error:?}");
    }
}

#[tokio::test]
async fn while_secrets_change_either_side_may_go_first() {
    for (sent, known) in
        [(vec![OLD, NEW], vec![OLD]), (vec![NEW, OLD], vec![NEW]), (vec![NEW], vec![OLD, NEW])]
    {
        let target = serve(router(&known)).await;
        let client = client().signing_with(sent.iter().map(|text| secret(text)));
        webhooks::closed(&target, &None).send(&client).await.expect("an answer");
    }
}

#[tokio::test]
async fn a_body_is_what_was_signed_to_the_byte() {
    assert_eq!(answer(paid(&fields("7"), "7")).await, "200 {\"number\":7}");
    for changed in ["8", "7 ", "7\n", ""] {
        assert_eq!(answer(paid(&fields("7"), changed)).await, REFUSED, "{changed:?}");
    }
}

#[tokio::test]
async fn five_minutes_are_tolerated_on_either_side() {
    for (off_s, expected) in
        [(-290, "200 {\"number\":7}"), (290, "200 {\"number\":7}"), (-310, REFUSED), (310, REFUSED)]
    {
        assert_eq!(answer(paid(&fields_at(now_s() + off_s, "7"), "7")).await, expected, "{off_s}");
    }
}

#[tokio::test]
async fn each_field_stands_there_once_and_is_well_formed() {
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        let mut missing = fields("7");
        let value = missing.remove(name).expect("it was there");
        assert_eq!(answer(paid(&missing, "7")).await, REFUSED, "no {name}");
        let twice = with(paid(&fields("7"), "7"), name, value.to_str().expect("text"));
        assert_eq!(answer(twice).await, REFUSED, "two {name}");
        for wrong in
            ["", "msg.1", "+1", "9".repeat(40).as_str(), "v1", "v1,", "v2,AAAA", "-9223372036854775808"]
        {
            let mut wrongly = fields("7");
            wrongly.insert(name, HeaderValue::from_str(wrong).expect("a value"));
            assert_eq!(answer(paid(&wrongly, "7")).await, REFUSED, "{name}: {wrong}");
        }
    }
}

#[tokio::test]
async fn one_signature_among_others_is_enough() {
    let mut fields = fields("7");
    let own = fields["webhook-signature"].to_str().expect("text").to_owned();
    let others = format!("v1a,AAAA v1,{} {own} v1,AAAA", "A".repeat(43));
    fields.insert("webhook-signature", HeaderValue::from_str(&others).expect("a value"));
    assert_eq!(answer(paid(&fields, "7")).await, "200 {\"number\":7}");
}

#[tokio::test]
async fn nothing_is_parsed_before_it_is_believed_and_nothing_told() {
    let response = send(router(&[OLD]), json("POST /paid?id=x", "7")).await;
    assert_eq!(response.headers()["www-authenticate"], "StandardWebhooks");
    let unsigned = content(response).await;
    let stale = content(send(router(&[OLD]), paid(&fields_at(0, "7"), "7")).await).await;
    let forged = content(send(router(&[NEW]), paid(&fields("7"), "7")).await).await;
    assert_eq!((unsigned.as_str(), unsigned.as_str()), (stale.as_str(), forged.as_str()));
    let mut signed = json("POST /paid?id=x", "7");
    signed.headers_mut().extend(fields("7"));
    assert!(answer(signed).await.starts_with("422 "));
}

#[tokio::test]
async fn a_body_that_is_too_long_is_not_read_to_its_end() {
    let long = "1".repeat(3 * 1024 * 1024);
    let response = send(router(&[OLD]), json("POST /paid?id=7", long)).await;
    assert_eq!(shown(response).await, "413 The body is larger than this API takes.");
}

#[test]
fn secrets_must_be_some_and_long_enough() {
    let none: [&str; 0] = [];
    assert_eq!(Verification::with_secrets(none).expect_err("there is none"), SecretError::Missing);
    for (text, expected) in [
        ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", SecretError::NoPrefix),
        ("whsec_?", SecretError::NotBase64),
        ("whsec_c2hvcnQ=", SecretError::Length),
    ] {
        assert_eq!(Verification::with_secrets([OLD, text]).expect_err("it is none"), expected);
    }
    let verification = Verification::with_secrets([OLD]).expect("a secret");
    assert!(!format!("{verification:?}").contains("MfKQ"), "{verification:?}");
}

#[test]
fn by_hand_the_reason_is_told() {
    let headers = signed_fields(&new_id(), now_s(), b"7", &[secret(OLD)]).expect("it can be signed");
    let delivery = verify(&[secret(NEW), secret(OLD)], &headers, b"7").expect("it is genuine");
    assert_eq!(delivery.id(), headers["webhook-id"]);
    assert_eq!(verify(&[secret(NEW)], &headers, b"7"), Err(VerifyError::Signature));
    assert_eq!(verify(&[], &headers, b"7"), Err(VerifyError::Signature));
    assert_eq!(verify(&[secret(OLD)], &fields_at(1, "7"), b"7"), Err(VerifyError::Untimely));
    let missing = verify(&[secret(OLD)], &HeaderMap::new(), b"7");
    assert_eq!(missing.expect_err("it has no fields").to_string(), "there is no `webhook-id`");
}
