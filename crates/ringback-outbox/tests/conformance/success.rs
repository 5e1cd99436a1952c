//! What arrives, and what becomes of the answer.

use std::error::Error;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ringback::callback::Received;
use ringback_outbox::{Answered, Answers, Delivery, State};
use serde_json::json;
use sqlx::Transaction;

use crate::harness::{Harness, call, open, stop};
use crate::receiver::Receiver;

pub(crate) async fn the_exact_request_arrives<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let call = call(&format!("{}/events", receiver.base), &json!({"z": 1, "a": "ü"}));
    let id = opened.enqueue(harness.pool(), call.with_header("x-reason", Some("paid".to_owned()))).await;
    let dispatching = opened.dispatch().await;
    let message = opened.until_state(&id, State::Delivered).await;
    stop(dispatching).await;
    let requests = receiver.until(1).await;
    let [request] = requests.as_slice() else { panic!("{requests:?}") };
    assert_eq!((request.method.as_str(), request.path.as_str()), ("POST", "/events"));
    assert_eq!(request.body, r#"{"z":1,"a":"ü"}"#);
    assert_eq!(request.headers["content-type"], "application/json");
    assert_eq!(request.headers["x-reason"], "paid");
    assert_eq!(request.headers["webhook-id"], id.as_str());
    assert_eq!((message.callback.as_str(), message.attempts), ("invoice_notification", 1));
    assert_eq!(message.endpoint.as_str(), receiver.base);
}

/// Notes each answer; the first time it may fail after that.
struct Noting<H> {
    fails_once: AtomicBool,
    harness: PhantomData<fn() -> H>,
}

fn noting<H>(fails_once: bool) -> Noting<H> {
    Noting { fails_once: AtomicBool::new(fails_once), harness: PhantomData }
}

impl<H: Harness> Answers<H::Db> for Noting<H> {
    async fn answered(
        &self,
        transaction: &mut Transaction<'_, H::Db>,
        delivery: &Delivery,
        received: &Received,
    ) -> Result<Answered, Box<dyn Error + Send + Sync>> {
        assert_eq!(received.body(), b"true");
        H::note(transaction, &format!("{} {}", delivery.id, delivery.attempt)).await;
        if self.fails_once.swap(false, Ordering::SeqCst) {
            Err("no".into())
        } else {
            Ok(Answered::AsDeclared)
        }
    }
}

pub(crate) async fn an_answer_is_taken_in_the_transaction_that_records_it<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let dispatching = opened.dispatch_with(noting::<H>(false)).await;
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    opened.until_state(&id, State::Delivered).await;
    assert_eq!(harness.notes().await, [format!("{id} 1")]);
    stop(dispatching).await;
}

pub(crate) async fn an_answer_that_is_not_taken_is_asked_for_again<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let dispatching = opened.dispatch_with(noting::<H>(true)).await;
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    let waiting = opened.until_tried(&id, 1).await;
    assert_eq!(waiting.state, State::Pending);
    assert_eq!(harness.notes().await, Vec::<String>::new());
    opened.clock.advance(Duration::from_secs(6));
    opened.until_state(&id, State::Delivered).await;
    stop(dispatching).await;
    assert_eq!(harness.notes().await, [format!("{id} 2")]);
    let errors: Vec<_> = opened.outbox.attempts(&id).await.unwrap().into_iter().map(|a| a.error).collect();
    assert_eq!(errors, [Some("answer_not_taken".to_owned()), None]);
}
