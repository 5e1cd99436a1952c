//! No endpoint's messages keep another's waiting.

use ringback_outbox::State;
use serde_json::json;

use crate::harness::{Harness, call, open, stop};
use crate::receiver::Receiver;

pub(crate) async fn an_endpoint_has_four_places<H: Harness>(harness: &H) {
    let (opened, silent) = (open(harness).await, Receiver::silent().await);
    let ids = opened.enqueue_many(harness.pool(), &silent.base, 10).await;
    let dispatching = opened.dispatch().await;
    silent.until(4).await;
    let marker = Receiver::start().await;
    let id = opened.enqueue(harness.pool(), call(&marker.base, &json!("later"))).await;
    opened.until_state(&id, State::Delivered).await;
    assert_eq!(silent.requests().len(), 4);
    silent.let_answer(10);
    for id in ids {
        opened.until_state(&id, State::Delivered).await;
    }
    stop(dispatching).await;
}

pub(crate) async fn a_silent_endpoint_keeps_nobody_waiting<H: Harness>(harness: &H) {
    let (opened, silent, healthy) = (open(harness).await, Receiver::silent().await, Receiver::start().await);
    opened.enqueue_many(harness.pool(), &silent.base, 2_000).await;
    let ids = opened.enqueue_many(harness.pool(), &healthy.base, 100).await;
    let dispatching = opened.dispatch().await;
    healthy.until(100).await;
    for id in ids {
        opened.until_state(&id, State::Delivered).await;
    }
    assert_eq!(silent.requests().len(), 4);
    silent.let_answer(2_000);
    stop(dispatching).await;
}
