//! The operators' program, as a process of its own beside a service that runs.

use std::process::Output;
use std::time::Duration;

use ringback_outbox::{KeysOf, State};
use serde_json::{Value, json};
use tokio::process::Command;

use crate::admin::Operator;
use crate::harness::{Harness, call, open, stop};
use crate::receiver::{Receiver, Reply, reply};

const AN_HOUR: Duration = Duration::from_hours(1);

/// Runs the program on a database.
async fn run(address: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ringback-outbox"));
    command.args(arguments).env("RINGBACK_OUTBOX_DATABASE", address);
    command.output().await.expect("the program runs")
}

/// What it prints, if it does everything.
async fn done<H: Harness>(harness: &H, arguments: &[&str]) -> String {
    let output = run(&harness.address(), arguments).await;
    let errors = String::from_utf8(output.stderr).expect("text");
    assert!(output.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).expect("text")
}

/// What it prints as JSON, if it does everything.
async fn json_of<H: Harness>(harness: &H, arguments: &[&str]) -> Value {
    let printed = done(harness, &[arguments, &["--json"]].concat()).await;
    serde_json::from_str(&printed).expect("JSON")
}

/// What it says of what it does not do.
async fn refused<H: Harness>(harness: &H, arguments: &[&str]) -> String {
    let output = run(&harness.address(), arguments).await;
    assert!(!output.status.success(), "{arguments:?}");
    String::from_utf8(output.stderr).expect("text")
}

pub(crate) async fn a_shell_is_told_what_the_api_answers<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let operator = Operator::of::<H>(&opened).await;
    receiver.first([reply(500)]);
    let dispatching = opened.dispatch().await;
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    opened.until_tried(&id, 1).await;
    stop(dispatching).await;
    opened.enqueue_many(harness.pool(), "http://other.example", 2).await;
    for (path, arguments) in [
        ("/admin/endpoints", ["endpoints"].as_slice()),
        (
            "/admin/endpoints?containing=OTHER&state=active",
            &["endpoints", "--containing", "OTHER", "--state", "active"],
        ),
        ("/admin/messages?limit=2", &["list", "--limit", "2"]),
        ("/admin/messages?show=failing", &["list", "--show", "failing"]),
        (
            "/admin/messages?endpoint=http%3A%2F%2Fother.example",
            &["list", "--endpoint", "http://other.example"],
        ),
        (&format!("/admin/messages/{id}"), &["show", id.as_str()]),
        ("/admin/keys", &["keys"]),
    ] {
        assert_eq!(json_of(harness, arguments).await, operator.get(path).await.1, "{arguments:?}");
    }
    let overview = json_of(harness, &["overview"]).await;
    assert_eq!(overview["messages"], operator.get("/admin/overview").await.1["messages"]);

    let page = json_of(harness, &["list", "--limit", "2"]).await;
    let rest = json_of(harness, &["list", "--after", page["next"].as_str().expect("more")]).await;
    assert_eq!((&rest["messages"][0]["id"], &rest["next"]), (&json!(id.as_str()), &Value::Null));
    assert!(
        refused(harness, &["list", "--after", "7"]).await.contains("`--after` is not a place in this list")
    );
}

pub(crate) async fn a_person_at_a_shell_reads_tables<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    receiver.first([Reply { body: "\u{1b}[2Jgone".to_owned(), ..reply(500) }]);
    let dispatching = opened.dispatch().await;
    let body = json!("not for every eye");
    let id = opened.enqueue(harness.pool(), call(&format!("{}/x?key=secret", receiver.base), &body)).await;
    opened.until_tried(&id, 1).await;
    stop(dispatching).await;
    let list = done(harness, &["list"]).await;
    let lines: Vec<Vec<&str>> =
        list.lines().map(|line| line.split("  ").filter(|c| !c.is_empty()).collect()).collect();
    let [head, row] = lines.as_slice() else { panic!("{list}") };
    let trimmed = |cells: &[&str]| cells.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    assert_eq!(trimmed(head), ["ID", "CALLBACK", "ENDPOINT", "STATE", "TRIES", "LAST", "DUE OR ENDED"]);
    let expected = [id.as_str(), "invoice_notification", &receiver.base, "pending", "1", "500"];
    assert_eq!(trimmed(&row[..6]), expected);

    let shown = done(harness, &["show", id.as_str()]).await;
    assert!(shown.contains("\\u{1b}[2Jgone") && !shown.contains('\u{1b}'), "{shown}");
    assert!(!shown.contains("not for every eye") && !shown.contains("secret"), "{shown}");
    let shown = done(harness, &["show", id.as_str(), "--request"]).await;
    assert!(shown.contains("\"not for every eye\"") && shown.contains("/x?key=secret"), "{shown}");
}

pub(crate) async fn a_shell_helps_beside_a_service_that_runs<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let dispatching = opened.dispatch().await;
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    opened.until_state(&id, State::Delivered).await;
    let endpoint = receiver.base.as_str();

    done(harness, &["pause", endpoint]).await;
    let waiting = opened.enqueue(harness.pool(), call(&receiver.base, &json!(2))).await;
    let unwanted = opened.enqueue(harness.pool(), call(&receiver.base, &json!(3))).await;
    assert_eq!(done(harness, &["cancel", unwanted.as_str()]).await, format!("{unwanted}: is cancelled\n"));
    let error = refused(harness, &["cancel", unwanted.as_str(), "msg_0"]).await;
    let expected =
        format!("error: {unwanted}: does not wait, but is cancelled; msg_0: there is no such message\n");
    assert_eq!(error, expected);
    done(harness, &["resume", endpoint]).await;
    opened.until_state(&waiting, State::Delivered).await;

    receiver.first([reply(410)]);
    let gone = opened.enqueue(harness.pool(), call(&receiver.base, &json!(4))).await;
    opened.until_state(&gone, State::Dead).await;
    done(harness, &["resume", endpoint]).await;
    let replayed = json_of(harness, &["replay-dead", endpoint]).await;
    assert_eq!(replayed, json!([{"endpoint": endpoint, "messages": 1}]));
    // The program goes by the clock on the wall, which is ahead of the test's.
    opened.clock.advance(AN_HOUR);
    opened.until_state(&gone, State::Delivered).await;
    // What can be done is, whatever else cannot.
    refused(harness, &["replay", "msg_0", id.as_str()]).await;
    opened.clock.advance(AN_HOUR);
    receiver.until(5).await;
    opened.until_state(&id, State::Delivered).await;
    stop(dispatching).await;

    for deed in ["pause", "resume", "replay-dead"] {
        let error = refused(harness, &[deed, "http://misspelt.example"]).await;
        assert_eq!(error, "error: http://misspelt.example: there is no such endpoint\n");
    }
    assert_eq!(refused(harness, &["show", "msg_0"]).await, "error: msg_0: there is no such message\n");
}

pub(crate) async fn a_shell_changes_keys<H: Harness>(harness: &H) {
    let opened = open(harness).await;
    let old = opened.outbox.keys(&KeysOf::Everyone).await.unwrap().remove(0);
    let listed = done(harness, &["keys"]).await;
    assert!(!listed.contains(old.expose()), "{listed}");
    assert_eq!(json_of(harness, &["keys", "--secrets"]).await["secrets"], json!([old.expose()]));
    let rotated = json_of(harness, &["rotate-key"]).await;
    let keys = opened.outbox.keys(&KeysOf::Everyone).await.unwrap();
    assert_eq!((keys.len(), rotated["secret"].as_str()), (2, Some(keys[0].expose())));
    done(harness, &["retire-keys"]).await;
    assert_eq!(opened.outbox.keys(&KeysOf::Everyone).await.unwrap(), keys[..1]);
    refused(harness, &["rotate-key", "--endpoint", "misspelt"]).await;
}

pub(crate) async fn a_shell_forgets_what_it_is_told<H: Harness>(harness: &H) {
    let opened = open(harness).await;
    let ids = opened.enqueue_many(harness.pool(), "http://one.example", 3).await;
    assert!(opened.outbox.cancel(&ids[0]).await.unwrap());
    refused(harness, &["prune"]).await;
    let pruned = json_of(harness, &["prune", "--delivered-days", "1", "--dead-days", "1"]).await;
    assert_eq!(pruned, json!({"messages": 0, "endpoints": 0}));
    let pruned = json_of(harness, &["prune", "--delivered-days", "0", "--dead-days", "0"]).await;
    assert_eq!(pruned, json!({"messages": 1, "endpoints": 0}));
}

pub(crate) async fn a_shell_makes_no_outbox<H: Harness>(harness: &H) {
    let error = refused(harness, &["overview"]).await;
    assert_eq!(error, "error: there is no outbox in this database\n");
    open(harness).await;
    done(harness, &["overview"]).await;
}

#[tokio::test]
async fn a_password_is_not_told() {
    let output = run("postgres://somebody:hunter2@127.0.0.1:9/outbox", &["overview"]).await;
    let error = String::from_utf8(output.stderr).expect("text");
    assert!(error.starts_with("error: failed to open the database"), "{error}");
    assert!(!error.contains("hunter2"), "{error}");
}

#[tokio::test]
async fn a_database_of_another_kind_is_unknown() {
    let output = run("mysql://localhost/outbox", &["overview"]).await;
    let error = String::from_utf8(output.stderr).expect("text");
    assert_eq!(error, "error: the database begins with `sqlite:`, `postgres:` or `postgresql:`\n");
}
