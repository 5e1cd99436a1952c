//! What a receiver answers is what the sender is told.

use std::sync::Mutex;

use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::{Extension, Router};
use ringback::callback::{AddressPolicy, CallbackError};
use ringback::receiver::Verification;
use ringback::{Failure, Problem};
use url::Url;

use super::{client, serve};
use crate::callback_answers::{Address, Receipt, Wrong};
use crate::callback_answers_generated::callbacks::PlaceOrderCallbacks;
use crate::callback_answers_generated::receiver::{self, CallbackAnswersReceiver};
use crate::callback_answers_generated::{routes, service, webhooks};
use crate::request::{plain, send, shown};

/// Hands over what it may call back.
struct Shop(Mutex<Option<tokio::sync::oneshot::Sender<PlaceOrderCallbacks>>>);

impl service::CallbackAnswers for Shop {
    async fn place_order(&self, _: Url, callbacks: PlaceOrderCallbacks) -> Result<u64, Failure<Wrong>> {
        let sender = self.0.lock().expect("nobody panicked").take();
        sender.expect("one order").send(callbacks).expect("the test waits");
        Ok(1)
    }
}

/// The callbacks of an order whose receiver is served by this router.
async fn ordered(receiver: Router) -> PlaceOrderCallbacks {
    let callback_url = serve(receiver).await;
    let (sender, callbacks) = tokio::sync::oneshot::channel();
    let app = routes::router(Shop(Mutex::new(Some(sender)))).layer(Extension(AddressPolicy::loopback()));
    let answer = send(app, plain(&format!("POST /orders?callback_url={callback_url}"))).await;
    assert_eq!(shown(answer).await, "200 1");
    callbacks.await.expect("they are handed over")
}

/// Knows an answer to everything, or to nothing.
struct Receiver {
    is_willing: bool,
}

impl CallbackAnswersReceiver for Receiver {
    async fn paid(&self, id: u64) -> Result<Receipt, Failure<Wrong>> {
        match (self.is_willing, id) {
            (true, number) => Ok(Receipt { number }),
            (false, 0) => Err(Wrong::Unknown.into()),
            (false, times) => {
                let by = Some(Address { town: "Bonn".to_owned() });
                Err(Wrong::Told { times, by }.into())
            }
        }
    }

    async fn asked(&self) -> Result<Option<Address>, Failure> {
        Ok(self.is_willing.then(|| Address { town: "Köln".to_owned() }))
    }

    async fn wanted(&self) -> Result<Option<Address>, Failure<Wrong>> {
        self.asked().await.map_err(|_| Wrong::Unknown.into())
    }

    async fn cancelled(&self) -> Result<(), Failure<Wrong>> {
        if self.is_willing { Ok(()) } else { Err(Wrong::Told { times: 2, by: None }.into()) }
    }

    async fn closed(&self, _: Option<u64>) -> Result<Option<Receipt>, Failure> {
        Ok(self.is_willing.then_some(Receipt { number: 3 }))
    }
}

#[tokio::test]
async fn what_is_answered_is_what_the_sender_is_told() {
    let callbacks =
        ordered(receiver::callback_answers(Receiver { is_willing: true }, &Verification::none())).await;
    let client = client();

    assert_eq!(callbacks.paid(&7).send(&client).await.expect("an answer"), Ok(Receipt { number: 7 }));
    let address = Some(Address { town: "Köln".to_owned() });
    assert_eq!(callbacks.asked().send(&client).await.expect("an answer"), address);
    assert_eq!(callbacks.wanted().send(&client).await.expect("an answer"), Ok(address));
    assert_eq!(callbacks.cancelled().send(&client).await.expect("an answer"), Ok(()));
}

#[tokio::test]
async fn a_declared_problem_is_an_answer() {
    let callbacks =
        ordered(receiver::callback_answers(Receiver { is_willing: false }, &Verification::none())).await;
    let client = client();

    assert_eq!(callbacks.paid(&0).send(&client).await.expect("an answer"), Err(Wrong::Unknown));
    let told = Wrong::Told { times: 4, by: Some(Address { town: "Bonn".to_owned() }) };
    assert_eq!(callbacks.paid(&4).send(&client).await.expect("an answer"), Err(told));
    let told = Wrong::Told { times: 2, by: None };
    assert_eq!(callbacks.cancelled().send(&client).await.expect("an answer"), Err(told));
}

#[tokio::test]
async fn not_found_is_none() {
    let callbacks =
        ordered(receiver::callback_answers(Receiver { is_willing: false }, &Verification::none())).await;
    let client = client();

    assert_eq!(callbacks.asked().send(&client).await.expect("an answer"), None);
    assert_eq!(callbacks.wanted().send(&client).await.expect("an answer"), Ok(None));
    let target =
        serve(receiver::callback_answers(Receiver { is_willing: false }, &Verification::none())).await;
    assert_eq!(webhooks::closed(&target, &Some(1)).send(&client).await.expect("an answer"), None);
}

/// What becomes of `paid` where this is answered.
async fn outcome(
    answer: impl IntoResponse + Clone + Send + Sync + 'static,
) -> Result<Result<Receipt, Wrong>, CallbackError> {
    let callbacks = ordered(Router::new().fallback(move || async move { answer })).await;
    callbacks.paid(&7).send(&client()).await
}

#[tokio::test]
async fn a_failure_that_is_not_declared_comes_with_how_its_body_begins() {
    let body = format!("not\u{7} today{}", "!".repeat(2_000));
    let Err(CallbackError::Status { status, excerpt, .. }) = outcome((StatusCode::IM_A_TEAPOT, body)).await
    else {
        panic!("this is not declared");
    };
    assert_eq!(status, 418);
    assert_eq!(excerpt, format!("not today{}", "!".repeat(1_014)));
}

#[tokio::test]
async fn a_problem_of_another_type_or_other_members_is_not_the_declared_one() {
    let untyped = Problem::new(409).with("times", &1);
    let without_member = Problem::new(409).with_type("https://example.com/told");
    let mistyped = without_member.clone().with("times", &"often");
    let typed = Problem::new(410).with_type("https://example.com/moved");
    for problem in [untyped, without_member, mistyped, typed] {
        let outcome = outcome(problem).await;
        assert!(matches!(outcome, Err(CallbackError::Status { .. })), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_problem_without_type_is_told_by_its_status_alone() {
    assert_eq!(outcome((StatusCode::GONE, "<h1>Gone</h1>")).await.expect("declared"), Err(Wrong::Unknown));
}
