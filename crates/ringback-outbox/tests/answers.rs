//! What generated code makes of answers: the golden case `outbox`, run.

#[path = "../../ringback-build/tests/golden/outbox/generated/outbox.rs"]
mod generated;
#[allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "only what the outbox hears of the contract is used"
)]
#[path = "../../ringback-build/tests/golden/outbox/api/mod.rs"]
mod outbox;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::StatusCode;
use http::Method;
use ringback::Failure;
use ringback::callback::{AddressPolicy, Call, Client, ReadProblem, Received, ReceivedProblem, Target};
use ringback_outbox::{Answers, Delivery, Outbox, State, Taken};
use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{Sqlite, Transaction};

use generated::{OutboxAnswers, ReadAnswers};
use outbox::{Receipt, Unwanted};

// As `receiver.rs` says it for at-once sending.
impl ReadProblem for Unwanted {
    fn read_problem(problem: &ReceivedProblem) -> Option<Self> {
        problem.is(409, "about:blank").then_some(Self::Absent)
    }
}

/// Writes down what it hears.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    fn note(&self, text: String) {
        self.0.lock().expect("nobody panicked").push(text);
    }
}

impl OutboxAnswers<Sqlite> for Heard {
    async fn paid(
        &self,
        _: &mut Transaction<'_, Sqlite>,
        _: &Delivery,
        answer: Receipt,
    ) -> Result<(), Failure> {
        self.note(format!("paid {answer:?}"));
        Ok(())
    }

    async fn heard(&self, _: &mut Transaction<'_, Sqlite>, _: &Delivery, (): ()) -> Result<(), Failure> {
        self.note("heard".to_owned());
        Ok(())
    }

    async fn shipped(
        &self,
        _: &mut Transaction<'_, Sqlite>,
        _: &Delivery,
        answer: Result<Option<Receipt>, Unwanted>,
    ) -> Result<(), Failure> {
        self.note(format!("shipped {answer:?}"));
        Ok(())
    }

    async fn closed(
        &self,
        _: &mut Transaction<'_, Sqlite>,
        _: &Delivery,
        answer: Receipt,
    ) -> Result<(), Failure> {
        self.note(format!("closed {answer:?}"));
        Ok(())
    }
}

/// Answers always so.
async fn receiver(status: u16, body: &'static str) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let status = StatusCode::from_u16(status).expect("a status");
    let router = axum::Router::new().fallback(move || async move { (status, body) });
    tokio::spawn(async move { axum::serve(listener, router).await });
    base
}

/// What becomes of a message, and what the service hears of it, once it was tried.
async fn check(callback: &str, reply: (u16, &'static str), expected: (State, &[&str])) {
    let heard = Heard::default();
    check_with(ReadAnswers(heard.clone()), callback, reply, expected.0).await;
    assert_eq!(*heard.0.lock().expect("nobody panicked"), expected.1);
}

/// What becomes of a message once it was tried.
async fn check_with(
    answers: impl Answers<Sqlite>,
    callback: &str,
    (status, body): (u16, &'static str),
    expected: State,
) {
    let pool =
        SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await.expect("a database");
    let outbox = Outbox::open(pool.clone()).await.expect("an outbox");
    let target = Target::given(&receiver(status, body).await);
    let call: Call<Receipt> = Call::new(callback, Method::POST, target).with_json(&1);
    let mut transaction = pool.begin().await.expect("a transaction");
    let id = outbox.enqueue(&mut transaction, call).await.expect("room");
    transaction.commit().await.expect("a commit");
    let client = Client::builder().policy(AddressPolicy::loopback()).build().expect("a client");
    let dispatching = outbox.dispatch(client, answers).await.expect("a dispatcher");
    let message = loop {
        let message = outbox.message(&id).await.expect("a database").expect("a message");
        if message.attempts > 0 {
            break message;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    };
    dispatching.stop(Duration::from_secs(20)).await;
    assert_eq!(message.state, expected);
}

#[tokio::test]
async fn an_answer_reaches_the_service_as_its_type() {
    check("orderPaid", (200, r#"{"number":7}"#), (State::Delivered, &["paid Receipt { number: 7 }"])).await;
    check("closed", (201, r#"{"number":7}"#), (State::Delivered, &["closed Receipt { number: 7 }"])).await;
    check("heard", (204, ""), (State::Delivered, &["heard"])).await;
}

#[tokio::test]
async fn a_success_of_another_type_is_delivered_and_not_heard() {
    check("orderPaid", (200, "<html>"), (State::Delivered, &[])).await;
    check("ofAnOlderContract", (200, "true"), (State::Delivered, &[])).await;
}

#[tokio::test]
async fn a_declared_problem_is_an_answer_and_any_other_is_a_failure() {
    let problem = (409, r#"{"status":409}"#);
    check("shipped", problem, (State::Delivered, &["shipped Err(Absent)"])).await;
    check("shipped", (404, ""), (State::Delivered, &["shipped Ok(None)"])).await;
    check("shipped", (400, ""), (State::Pending, &[])).await;
    check("orderPaid", problem, (State::Pending, &[])).await;
    check("ofAnOlderContract", problem, (State::Pending, &[])).await;
}

/// Does what no service should.
struct Panicking;

impl Answers<Sqlite> for Panicking {
    async fn answered(&self, _: &mut Transaction<'_, Sqlite>, _: &Delivery, _: &Received) -> Taken {
        panic!("no answer was expected")
    }
}

#[tokio::test]
async fn a_service_that_panics_is_asked_again_and_ends_nothing() {
    check_with(Panicking, "orderPaid", (200, "true"), State::Pending).await;
}
