//! Receivers ask who calls: senders cannot leave a credential out, and a wrong one gets nowhere.

use expect_test::expect;
use http::StatusCode;
use ringback::Failure;
use ringback::callback::{Call, CallbackError};
use ringback::receiver::Verification;
use ringback::security::{ApiKey, BasicCredentials, BearerToken, Refusal};
use serde_json::json;

use super::{client, serve};
use crate::callback_security::{Event, PartnerKey, PartnerToken, Shop};
use crate::callback_security_generated::callbacks::PlaceOrderCallbacks;
use crate::callback_security_generated::receiver::{self, Authenticate, CallbackSecurityReceiver};
use crate::callback_security_generated::webhooks;
use crate::request::{plain, send, shown, with};

/// A partner that knows one key, one token and one password.
struct Partner;

fn known<T>(is_known: bool, identity: T) -> Result<T, Failure<Refusal>> {
    if is_known { Ok(identity) } else { Err(Refusal::Unauthorized.into()) }
}

impl Authenticate for Partner {
    async fn partner_key(
        &self,
        credential: ApiKey,
        _: &'static [&'static str],
    ) -> Result<PartnerKey, Failure<Refusal>> {
        known(credential.as_str() == "k3y", PartnerKey)
    }

    async fn partner_token(
        &self,
        credential: BearerToken,
        scopes: &'static [&'static str],
    ) -> Result<PartnerToken, Failure<Refusal>> {
        if credential.as_str() == "weak" && scopes == ["events"] {
            return Err(Refusal::Forbidden.into());
        }
        known(credential.as_str() == "t0ken", PartnerToken)
    }

    async fn shop(
        &self,
        credential: BasicCredentials,
        _: &'static [&'static str],
    ) -> Result<Shop, Failure<Refusal>> {
        known((credential.user(), credential.password()) == ("shop", "a:b"), Shop)
    }
}

impl CallbackSecurityReceiver for Partner {
    async fn paid(&self, event: Event, partner_key: Option<u8>) -> Result<bool, Failure> {
        Ok(event.text == "thanks" && partner_key == Some(7))
    }

    async fn shipped(&self) -> Result<(), Failure> {
        Ok(())
    }

    async fn closed(&self, _: Option<String>) -> Result<(), Failure> {
        Ok(())
    }

    async fn opened(&self) -> Result<(), Failure> {
        Ok(())
    }
}

/// The callbacks of an order with the address of a partner.
async fn ordered() -> PlaceOrderCallbacks {
    let address = serve(receiver::callback_security(Partner, &Verification::none())).await;
    serde_json::from_value(json!({ "callback_url": address })).expect("that is what is kept")
}

/// The status that a receiver refuses a call with, and its problem.
async fn refused<R: std::fmt::Debug>(call: Option<Call<R>>) -> String {
    let error = call.expect("there is an address").send(&client()).await.expect_err("it is refused");
    match error {
        CallbackError::Status { status, excerpt, .. } => format!("{} {excerpt}", status.as_u16()),
        error => panic!("{error:?}"),
    }
}

#[tokio::test]
async fn credentials_that_are_known_let_a_call_in() {
    let callbacks = ordered().await;
    let (key, shop) = (ApiKey::new("k3y"), BasicCredentials::new("shop", "a:b"));
    let event = Event { text: "thanks".to_owned() };

    let paid = callbacks.paid(&key, &shop, &event, &Some(7)).expect("there is an address");
    assert!(paid.send(&client()).await.expect("it is answered"));
    let shipped = callbacks.shipped(&BearerToken::new("t0ken")).expect("there is an address");
    shipped.send(&client()).await.expect("it is answered");
    let target = serve(receiver::callback_security(Partner, &Verification::none())).await;
    webhooks::closed(&target, &key, &None).send(&client()).await.expect("it is answered");
}

#[tokio::test]
async fn credentials_that_are_not_get_nowhere() {
    let callbacks = ordered().await;
    let event = Event { text: String::new() };
    let (key, shop) = (ApiKey::new("k3y"), BasicCredentials::new("shop", "guess"));
    expect![[r#"401 {"title":"Unauthorized","status":401,"detail":"The credentials are not valid."}"#]]
        .assert_eq(&refused(callbacks.paid(&key, &shop, &event, &None)).await);
    expect![[r#"403 {"title":"Forbidden","status":403,"detail":"The credentials do not allow this."}"#]]
        .assert_eq(&refused(callbacks.shipped(&BearerToken::new("weak"))).await);
}

#[tokio::test]
async fn a_call_without_a_credential_is_challenged() {
    let response =
        send(receiver::callback_security(Partner, &Verification::none()), plain("POST /shipped")).await;
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(response.headers()["www-authenticate"], r#"Bearer realm="PartnerToken""#);
    let mistyped = with(plain("POST /shipped"), "authorization", "Bearer other");
    let response = send(receiver::callback_security(Partner, &Verification::none()), mistyped).await;
    assert_eq!(
        response.headers()["www-authenticate"],
        r#"Bearer realm="PartnerToken", error="invalid_token""#
    );
    assert_eq!(shown(response).await, "401 The credentials are not valid.");
}

#[tokio::test]
async fn a_call_that_is_kept_has_its_credentials_and_never_prints_them() {
    let callbacks = ordered().await;
    let call = callbacks.shipped(&BearerToken::new("t0ken")).expect("there is an address");
    let request = call.request().expect("it can be sent");
    assert_eq!(request.credentials(), [("authorization".to_owned(), "Bearer t0ken".to_owned())]);
    assert!(!format!("{call:?}").contains("t0ken"), "{call:?}");
    let kept = serde_json::to_value(request).expect("it is data");
    assert_eq!(kept["credentials"], json!([["authorization", "Bearer t0ken"]]));
}

#[tokio::test]
async fn a_credential_that_would_not_arrive_is_not_sent() {
    let call = ordered().await.shipped(&BearerToken::new("two\r\nlines")).expect("there is an address");
    let error = call.send(&client()).await.expect_err("nothing is sent");
    assert!(matches!(error, CallbackError::HeaderNotSendable("authorization")), "{error:?}");
}
