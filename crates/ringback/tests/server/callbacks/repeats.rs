//! What comes again is not done again.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use http::Request;
use ringback::Failure;
use ringback::receiver::{AnswerStore, Claim, KeptAnswer, Verification, delivery};
use ringback::security::{ApiKey, BasicCredentials, BearerToken, Refusal};
use tokio::sync::Notify;

use super::serve;
use crate::callback_answers::{Address, Receipt, Wrong};
use crate::callback_answers_generated::receiver::{self, CallbackAnswersReceiver};
use crate::callback_security::{Event, PartnerKey, PartnerToken, Shop};
use crate::callback_security_generated::receiver::{
    Authenticate, CallbackSecurityReceiver, callback_security,
};
use crate::request::{content, plain, send, shown, with};

/// Counts the payments, and does with each what its number says: 0 fails, 1 is a declared problem, 2 panics, 3 waits
/// until it is told to go on.
#[derive(Clone, Default)]
struct Counting {
    times: Arc<AtomicU64>,
    ids: Arc<Mutex<Vec<String>>>,
    begun: Arc<Notify>,
    go_on: Arc<Notify>,
}

impl CallbackAnswersReceiver for Counting {
    async fn paid(&self, id: u64) -> Result<Receipt, Failure<Wrong>> {
        let number = self.times.fetch_add(1, Ordering::SeqCst) + 1;
        let id_of_delivery = delivery().map(|delivery| delivery.id().to_owned());
        self.ids.lock().expect("nobody panicked").extend(id_of_delivery);
        match id {
            0 => Err("x".parse::<u8>().expect_err("no number").into()),
            1 => Err(Wrong::Unknown.into()),
            2 => panic!("as asked"),
            3 => {
                self.begun.notify_one();
                self.go_on.notified().await;
                Ok(Receipt { number })
            }
            _ => Ok(Receipt { number }),
        }
    }

    async fn asked(&self) -> Result<Option<Address>, Failure> {
        Ok(None)
    }

    async fn wanted(&self) -> Result<Option<Address>, Failure<Wrong>> {
        Ok(None)
    }

    async fn cancelled(&self) -> Result<(), Failure<Wrong>> {
        self.times.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    async fn closed(&self, _: Option<u64>) -> Result<Option<Receipt>, Failure> {
        Ok(None)
    }
}

impl Counting {
    fn router(&self) -> Router {
        receiver::callback_answers(self.clone(), &Verification::none())
    }

    fn times(&self) -> u64 {
        self.times.load(Ordering::SeqCst)
    }
}

/// `paid` for this number.
fn delivered(id: &str, number: &str) -> Request<Body> {
    with(plain(&format!("POST /paid?id={number}")), "webhook-id", id)
}

#[tokio::test]
async fn a_repeat_gets_the_same_answer_and_is_not_done_again() {
    let counting = Counting::default();
    let router = counting.router();
    let first = send(router.clone(), delivered("msg_1", "7")).await;
    let again = send(router.clone(), delivered("msg_1", "7")).await;
    assert_eq!((again.status(), again.headers()), (first.status(), first.headers()));
    assert_eq!(
        (content(first).await.as_str(), content(again).await.as_str()),
        ("{\"number\":1}", "{\"number\":1}")
    );
    assert_eq!(shown(send(router.clone(), delivered("msg_2", "7")).await).await, "200 {\"number\":2}");
    assert_eq!(*counting.ids.lock().expect("nobody panicked"), ["msg_1", "msg_2"]);

    for _ in 0..2 {
        let cancelled = with(plain("DELETE /"), "webhook-id", "msg_3");
        assert_eq!(shown(send(router.clone(), cancelled).await).await, "202 ");
    }
    assert_eq!(counting.times(), 3);
}

#[tokio::test]
async fn what_bears_no_id_cannot_be_told_apart() {
    let counting = Counting::default();
    for number in ["1", "2"] {
        let answer = shown(send(counting.router(), plain("POST /paid?id=7")).await).await;
        assert_eq!(answer, format!("200 {{\"number\":{number}}}"));
    }
    assert!(counting.ids.lock().expect("nobody panicked").is_empty());
}

#[tokio::test]
async fn what_had_no_success_may_be_done_again() {
    for (number, status) in [("0", 500), ("1", 410), ("2", 500), ("x", 422)] {
        let counting = Counting::default();
        let router = counting.router();
        for _ in 0..2 {
            assert_eq!(send(router.clone(), delivered("msg_1", number)).await.status(), status, "{number}");
        }
        assert_eq!(shown(send(router, delivered("msg_1", "7")).await).await.split(' ').next(), Some("200"));
        assert_eq!(counting.times(), if number == "x" { 1 } else { 3 }, "{number}");
    }
}

#[tokio::test]
async fn what_is_in_progress_is_to_be_asked_for_later() {
    let counting = Counting::default();
    let router = counting.router();
    let first = tokio::spawn(send(router.clone(), delivered("msg_1", "3")));
    counting.begun.notified().await;
    let meanwhile = send(router.clone(), delivered("msg_1", "3")).await;
    assert_eq!(
        (meanwhile.status().as_u16(), &meanwhile.headers()["retry-after"]),
        (503, &"5".parse().unwrap())
    );
    assert_eq!(shown(send(router.clone(), delivered("msg_2", "7")).await).await, "200 {\"number\":2}");
    counting.go_on.notify_one();
    assert_eq!(shown(first.await.expect("it ends")).await, "200 {\"number\":1}");
    assert_eq!(shown(send(router, delivered("msg_1", "3")).await).await, "200 {\"number\":1}");
}

#[tokio::test]
async fn a_sender_that_hangs_up_gets_the_answer_when_it_comes_again() {
    let counting = Counting::default();
    let url = format!("{}/paid?id=3", serve(counting.router()).await);
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let request = client.post(&url).header("webhook-id", "msg_1");
    let first = request.try_clone().expect("no body").send();
    tokio::select! {
        answer = first => panic!("{answer:?}"),
        () = counting.begun.notified() => {}
    }
    counting.go_on.notify_one();
    let mut answer = request.try_clone().expect("no body").send().await.expect("an answer");
    while answer.status() == 503 {
        answer = request.try_clone().expect("no body").send().await.expect("an answer");
    }
    assert_eq!(answer.text().await.expect("a body"), "{\"number\":1}");
}

#[tokio::test]
async fn routers_with_one_verification_remember_together() {
    let (counting, verification) = (Counting::default(), Verification::none());
    let router = || receiver::callback_answers(counting.clone(), &verification);
    for router in [router(), router()] {
        assert_eq!(shown(send(router, delivered("msg_1", "7")).await).await, "200 {\"number\":1}");
    }
    assert_eq!(shown(send(counting.router(), delivered("msg_1", "7")).await).await, "200 {\"number\":2}");
}

/// Keeps answers as JSON, and fails where it is told to.
#[derive(Clone, Default)]
struct Texts {
    kept: Arc<Mutex<HashMap<String, Option<String>>>>,
    failing: &'static str,
}

impl Texts {
    fn fail_at(&self, verb: &str) -> Result<(), Failure> {
        if self.failing == verb { Err(std::io::Error::other("the disk is full").into()) } else { Ok(()) }
    }
}

impl AnswerStore for Texts {
    async fn claim(&self, id: &str) -> Result<Claim, Failure> {
        self.fail_at("claim")?;
        let mut kept = self.kept.lock().expect("nobody panicked");
        Ok(match kept.get(id) {
            None => {
                kept.insert(id.to_owned(), None);
                Claim::Granted
            }
            Some(None) => Claim::InProgress,
            Some(Some(answer)) => Claim::Answered(serde_json::from_str(answer)?),
        })
    }

    async fn keep(&self, id: &str, answer: &KeptAnswer) -> Result<(), Failure> {
        self.fail_at("keep")?;
        let answer = serde_json::to_string(answer)?;
        self.kept.lock().expect("nobody panicked").insert(id.to_owned(), Some(answer));
        Ok(())
    }

    async fn release(&self, id: &str) -> Result<(), Failure> {
        self.kept.lock().expect("nobody panicked").remove(id);
        Ok(())
    }
}

#[tokio::test]
async fn answers_may_be_kept_where_a_restart_does_not_forget_them() {
    let (counting, texts) = (Counting::default(), Texts::default());
    for _process in 0..2 {
        let verification = Verification::none().with_store(texts.clone());
        let router = receiver::callback_answers(counting.clone(), &verification);
        assert_eq!(send(router.clone(), delivered("msg_0", "0")).await.status(), 500);
        assert_eq!(shown(send(router, delivered("msg_1", "7")).await).await, "200 {\"number\":2}");
    }
    let kept = texts.kept.lock().expect("nobody panicked");
    let expected =
        r#"{"status":200,"headers":[["content-type","application/json"]],"body":"{\"number\":2}"}"#;
    assert_eq!(*kept, HashMap::from([("msg_1".to_owned(), Some(expected.to_owned()))]));
}

#[tokio::test]
async fn a_store_that_fails_lets_nothing_be_done_twice_and_nothing_be_lost() {
    let counting = Counting::default();
    let with = |failing| Verification::none().with_store(Texts { failing, ..Texts::default() });
    let router = receiver::callback_answers(counting.clone(), &with("claim"));
    assert_eq!(shown(send(router, delivered("msg_1", "7")).await).await, "500 Internal Server Error");
    assert_eq!(counting.times(), 0);
    let router = receiver::callback_answers(counting.clone(), &with("keep"));
    assert_eq!(shown(send(router, delivered("msg_1", "7")).await).await, "200 {\"number\":1}");
}

/// A shop with one key.
struct Guarded;

impl Authenticate for Guarded {
    async fn partner_key(
        &self,
        credential: ApiKey,
        _: &'static [&'static str],
    ) -> Result<PartnerKey, Failure<Refusal>> {
        if credential.as_str() == "k3y" { Ok(PartnerKey) } else { Err(Refusal::Unauthorized.into()) }
    }

    async fn partner_token(
        &self,
        _: BearerToken,
        _: &'static [&'static str],
    ) -> Result<PartnerToken, Failure<Refusal>> {
        Ok(PartnerToken)
    }

    async fn shop(&self, _: BasicCredentials, _: &'static [&'static str]) -> Result<Shop, Failure<Refusal>> {
        Ok(Shop)
    }
}

impl CallbackSecurityReceiver for Guarded {
    async fn paid(&self, _: Event, _: Option<u8>) -> Result<bool, Failure> {
        Ok(true)
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

#[tokio::test]
async fn an_id_that_was_answered_opens_nothing_without_the_credential() {
    let router = callback_security(Guarded, &Verification::none());
    let closed = |key| {
        let request = with(plain("POST /?until=noon"), "webhook-id", "msg_1");
        with(request, "x-partner-key", key)
    };
    for (key, status) in [("k3y", 204), ("guess", 401), ("k3y", 204)] {
        assert_eq!(send(router.clone(), closed(key)).await.status(), status, "{key}");
    }
}
