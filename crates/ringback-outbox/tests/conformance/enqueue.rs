//! Keeping calls, in the caller's own transaction.

use ringback_outbox::{EnqueueError, Limits, State};
use serde_json::json;

use crate::harness::{Harness, call, open, open_with, stop};
use crate::receiver::Receiver;

pub(crate) async fn what_is_committed_is_sent_and_what_is_rolled_back_is_not<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let dispatching = opened.dispatch().await;
    let mut rolled_back = harness.pool().begin().await.unwrap();
    let never = opened.outbox.enqueue(&mut rolled_back, call(&receiver.base, &json!("never"))).await.unwrap();
    rolled_back.rollback().await.unwrap();
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!("sent"))).await;
    opened.until_state(&id, State::Delivered).await;
    stop(dispatching).await;
    assert_eq!(opened.outbox.message(&never).await.unwrap(), None);
    let bodies: Vec<_> = receiver.requests().into_iter().map(|request| request.body).collect();
    assert_eq!(bodies, [r#""sent""#]);
}

pub(crate) async fn a_full_backlog_is_said<H: Harness>(harness: &H) {
    let opened = open_with(harness, Limits { backlog: 2, ..Limits::default() }).await;
    let target = "http://127.0.0.1:9/events";
    opened.enqueue(harness.pool(), call(target, &json!(1))).await;
    opened.enqueue(harness.pool(), call(target, &json!(2))).await;
    let mut transaction = harness.pool().begin().await.unwrap();
    let refused = opened.outbox.enqueue(&mut transaction, call(target, &json!(3))).await;
    assert!(matches!(refused, Err(EnqueueError::BacklogFull { limit: 2 })), "{refused:?}");
}

pub(crate) async fn what_waits_is_sent_after_a_start<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    assert_eq!(opened.message(&id).await.state, State::Pending);
    let dispatching = opened.dispatch().await;
    opened.until_state(&id, State::Delivered).await;
    stop(dispatching).await;
}
