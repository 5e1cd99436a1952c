//! The receivers in Rust: the generated one with its answers in SQLite, and the one by hand.

use axum::Router;
use invoices::api::invoices::{InvoiceEvent, InvoiceEventReceived};
use invoices::generated::receiver::{self, InvoicesReceiver};
use ringback::Failure;
use ringback::receiver::{AnswerStore, Claim, Verification};
use ringback::signing::{Secret, signed_fields};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use tokio::sync::mpsc;

use crate::courier::Way;
use crate::scenario::{Receivers, check};
use crate::sender::Sender;
use crate::{NEW, OLD, serve};

#[allow(dead_code, reason = "an example, whose `main` nobody calls here")]
#[path = "../../examples/receiver/main.rs"]
mod generated;

#[allow(dead_code, reason = "an example, whose `main` nobody calls here")]
#[path = "../../examples/receiver_by_hand.rs"]
mod by_hand;

use generated::answers::SqliteAnswers;

async fn memory() -> SqlitePool {
    let options = SqlitePoolOptions::new().max_connections(1);
    options.connect("sqlite::memory:").await.expect("a database")
}

#[test]
fn the_request_that_is_shown_is_signed_as_it_says() {
    let (_, behind) = include_str!("../../docs/receiving.md").split_once("\n```http\n").expect("a request");
    let (request, behind) = behind.split_once("\n```\n").expect("its end");
    let (head, body) = request.split_once("\n\n").expect("a body");
    let field =
        |name: &str| head.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).expect(name);
    let key = |text| Secret::from_text(text).expect("a secret");
    let timestamp_s = field("webhook-timestamp").parse().expect("seconds");
    let fields = signed_fields(field("webhook-id"), timestamp_s, body.as_bytes(), &[key(NEW), key(OLD)]);
    assert_eq!(fields.expect("it can be signed")["webhook-signature"], field("webhook-signature"));
    assert!(behind.contains(NEW) && behind.contains(OLD), "the secrets are told");
}

#[tokio::test]
async fn the_generated_receiver_believes_whom_it_should() {
    let receiver = async |secrets: &[&str]| {
        serve(generated::router(secrets, memory().await).await.expect("a receiver")).await
    };
    let receivers = Receivers {
        old: receiver(&[OLD]).await,
        new: receiver(&[NEW]).await,
        both: receiver(&[OLD, NEW]).await,
    };
    check(&receivers).await;
}

#[tokio::test]
async fn the_receiver_by_hand_believes_whom_it_should() {
    let receiver = async |secrets: &[&str]| serve(by_hand::router(secrets).expect("secrets")).await;
    let receivers = Receivers {
        old: receiver(&[OLD]).await,
        new: receiver(&[NEW]).await,
        both: receiver(&[OLD, NEW]).await,
    };
    check(&receivers).await;
}

/// Tells the test what it hears.
struct Recorder(mpsc::UnboundedSender<String>);

impl InvoicesReceiver for Recorder {
    async fn invoice_notification(
        &self,
        id: String,
        _: InvoiceEvent,
    ) -> Result<InvoiceEventReceived, Failure> {
        self.0.send(id)?;
        Ok(InvoiceEventReceived { ok: true })
    }
}

#[tokio::test]
async fn a_repeat_after_a_restart_is_not_done_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let options =
        SqliteConnectOptions::new().filename(folder.path().join("received.db")).create_if_missing(true);
    let (sender, mut heard) = mpsc::unbounded_channel();
    // Each process has a store of its own on the same file.
    let mut processes = Vec::new();
    for _ in 0..2 {
        let pool = SqlitePool::connect_with(options.clone()).await.expect("a database");
        let answers = SqliteAnswers::open(pool).await.expect("a table");
        let verification = Verification::with_secrets([OLD]).expect("a secret").with_store(answers);
        let router = receiver::invoices(Recorder(sender.clone()), &verification);
        processes.push(serve(Router::new().nest("/events", router)).await);
    }
    let outbox = Sender::start().await;
    for process in &processes {
        // Half of each pair of requests is a repeat, and so is what the other process has.
        outbox.deliver(process, "twice", Way::Twice).await;
    }
    drop(sender);
    assert_eq!(
        (heard.recv().await.as_deref(), heard.recv().await.as_deref()),
        (Some("twice"), Some("twice"))
    );
    heard.try_recv().expect_err("each of the two was heard once");
}

#[tokio::test]
async fn one_of_those_who_claim_an_id_is_granted_it_until_it_was_killed() {
    let pool = memory().await;
    let answers = SqliteAnswers::open(pool.clone()).await.expect("a table");
    let claim = async || AnswerStore::claim(&answers, "msg_1").await.expect("a claim");
    assert_eq!((claim().await, claim().await), (Claim::Granted, Claim::InProgress));
    answers.release("msg_1").await.expect("a release");
    assert_eq!((claim().await, claim().await), (Claim::Granted, Claim::InProgress));
    let passed = sqlx::query("UPDATE received SET claimed_at = claimed_at - 601").execute(&pool);
    passed.await.expect("time can be turned");
    assert_eq!((claim().await, claim().await), (Claim::Granted, Claim::InProgress));
    let answer = r#"{"status": 200, "headers": [], "body": "{}"}"#;
    let answer = serde_json::from_str(answer).expect("an answer");
    answers.keep("msg_1", &answer).await.expect("it is kept");
    answers.release("msg_1").await.expect("what was answered stays");
    assert_eq!(claim().await, Claim::Answered(answer));
}
