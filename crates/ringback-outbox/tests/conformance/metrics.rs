//! What is counted.

use ringback_outbox::State;
use serde_json::json;

use crate::harness::{Harness, call, open, stop};
use crate::receiver::{Receiver, reply};

pub(crate) async fn deliveries_are_counted_without_addresses<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    receiver.first([reply(500)]);
    let dispatching = opened.dispatch().await;
    let failed = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    opened.until_tried(&failed, 1).await;
    let delivered = opened.enqueue(harness.pool(), call(&receiver.base, &json!(2))).await;
    opened.until_state(&delivered, State::Delivered).await;
    stop(dispatching).await;
    let page = opened.outbox.metrics().await.unwrap();
    for sample in [
        "enqueued_total 2",
        "attempts_total{outcome=\"delivered\"} 1",
        "attempts_total{outcome=\"failed\"} 1",
        "lease_lost_total 0",
        "attempt_seconds_count 2",
        "delivery_age_seconds_bucket{le=\"0.005\"} 1",
        "pending 1",
        "due_lag_seconds 0",
        "dead 0",
        "endpoints{state=\"active\"} 1",
    ] {
        assert!(page.lines().any(|line| line == format!("ringback_outbox_{sample}")), "{sample}\n{page}");
    }
    assert!(!page.contains("127.0.0.1"));
}
