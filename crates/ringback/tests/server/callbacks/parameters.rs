//! Parameters of callbacks and webhooks arrive as they were given.

use std::sync::Mutex;

use axum::Extension;
use expect_test::expect;
use ringback::Failure;
use ringback::callback::{AddressPolicy, CallbackError};
use ringback::receiver::Verification;
use tokio::sync::oneshot;
use url::Url;

use super::{client, serve};
use crate::callback_parameters::{Event, Order, Speed};
use crate::callback_parameters_generated::callbacks::PlaceOrderCallbacks;
use crate::callback_parameters_generated::receiver::{self, CallbackParametersReceiver};
use crate::callback_parameters_generated::{routes, service, webhooks};
use crate::request::{json, send, shown};

/// Hands over what it is told to call back.
struct Shop(Mutex<Option<oneshot::Sender<PlaceOrderCallbacks>>>);

impl service::CallbackParameters for Shop {
    async fn place_order(
        &self,
        order: Order,
        _: Url,
        callbacks: PlaceOrderCallbacks,
    ) -> Result<u64, Failure> {
        let sender = self.0.lock().expect("nobody panicked").take();
        sender.expect("one order").send(callbacks).expect("the test waits");
        Ok(order.id)
    }
}

/// The callbacks of an order that is placed with this address.
async fn ordered(callback_url: &str) -> PlaceOrderCallbacks {
    let (sender, callbacks) = oneshot::channel();
    let app = routes::router(Shop(Mutex::new(Some(sender)))).layer(Extension(AddressPolicy::loopback()));
    let order = json(&format!("POST /orders?callback_url={callback_url}"), r#"{"id": 7, "by": "a&b=c"}"#);
    assert_eq!(shown(send(app, order).await).await, "200 7");
    callbacks.await.expect("they are handed over")
}

/// Says what arrived.
struct Heard(Mutex<Option<oneshot::Sender<String>>>);

impl Heard {
    fn new() -> (Self, oneshot::Receiver<String>) {
        let (sender, heard) = oneshot::channel();
        (Self(Mutex::new(Some(sender))), heard)
    }

    fn say(&self, text: String) {
        let sender = self.0.lock().expect("nobody panicked").take();
        sender.expect("one call").send(text).expect("the test waits");
    }
}

impl CallbackParametersReceiver for Heard {
    async fn shipped(
        &self,
        id: String,
        by: String,
        attempt: u32,
        event: Event,
        tracking: Url,
        x_note: Option<String>,
        parcels: Vec<u64>,
        speed: Option<Speed>,
        is_gift: bool,
    ) -> Result<(), Failure> {
        self.say(format!(
            "{id} {by:?} {attempt} {event:?} {tracking} {x_note:?} {parcels:?} {speed:?} {is_gift}"
        ));
        Ok(())
    }

    async fn asked(&self, times: u8) -> Result<bool, Failure> {
        Ok(times > 2)
    }

    async fn closed(
        &self,
        until: Option<String>,
        x_shop: String,
        reason: Option<Event>,
    ) -> Result<(), Failure> {
        self.say(format!("{until:?} {x_shop:?} {reason:?}"));
        Ok(())
    }
}

#[tokio::test]
async fn every_parameter_of_a_callback_arrives() {
    let (receiver, heard) = Heard::new();
    let callbacks =
        ordered(&serve(receiver::callback_parameters(receiver, &Verification::none())).await).await;
    let event = Event { text: "on its way".to_owned() };
    let tracking = Url::parse("https://post.example/?n=1&m=2#x").expect("a URL");
    let note = Some("für Zoë".to_owned());

    let call = callbacks.shipped(&3, &event, &tracking, &note, &vec![1, 2], &Some(Speed::Fast), &true);
    call.send(&client()).await.expect("it is answered");
    expect![[r#"7 "a&b=c" 3 Event { text: "on its way" } https://post.example/?n=1&m=2#x Some("für Zoë") [1, 2] Some(Fast) true"#]]
        .assert_eq(&heard.await.expect("it was heard"));
}

#[tokio::test]
async fn parameters_that_are_not_there_are_not_sent() {
    let (receiver, heard) = Heard::new();
    let callbacks =
        ordered(&serve(receiver::callback_parameters(receiver, &Verification::none())).await).await;
    let event = Event { text: String::new() };
    let tracking = Url::parse("https://post.example/").expect("a URL");

    let call = callbacks.shipped(&0, &event, &tracking, &None, &Vec::new(), &None, &false);
    let url = call.request().expect("it can be sent").url().clone();
    assert_eq!(
        url.query(),
        Some("kind=shipped&by=a%26b%3Dc&tracking%5Burl%5D=https%3A%2F%2Fpost.example%2F&is_gift=false")
    );
    call.send(&client()).await.expect("it is answered");
    expect![[r#"7 "a&b=c" 0 Event { text: "" } https://post.example/ None [] None false"#]]
        .assert_eq(&heard.await.expect("it was heard"));
}

#[tokio::test]
async fn the_query_of_the_address_that_was_given_stays() {
    let (receiver, _heard) = Heard::new();
    let address = serve(receiver::callback_parameters(receiver, &Verification::none())).await;
    let callbacks = ordered(&format!("{address}/%3Ftoken=abc")).await;

    let call = callbacks.asked(&9);
    assert_eq!(call.request().expect("it can be sent").url().query(), Some("token=abc&times=9"));
    assert!(call.send(&client()).await.expect("it is answered"));
}

#[tokio::test]
async fn parameters_of_a_webhook_arrive() {
    let (receiver, heard) = Heard::new();
    let target = serve(receiver::callback_parameters(receiver, &Verification::none())).await;
    let (until, shop) = (Some("tomorrow".to_owned()), "corner".to_owned());

    webhooks::closed(&target, &until, &shop, &None).send(&client()).await.expect("it is answered");
    expect![[r#"Some("tomorrow") "corner" None"#]].assert_eq(&heard.await.expect("it was heard"));
}

#[tokio::test]
async fn a_header_that_would_not_arrive_as_it_is_is_not_sent() {
    for shop in ["two\r\nlines", " spaced ", "\0"] {
        let call = webhooks::closed("http://127.0.0.1:9/", &None, &shop.to_owned(), &None);
        let error = call.send(&client()).await.expect_err("nothing is sent");
        assert!(matches!(error, CallbackError::HeaderNotSendable("x-shop")), "{error:?}");
    }
}
