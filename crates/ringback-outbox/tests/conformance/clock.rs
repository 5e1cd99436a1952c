//! A clock that is set back, as machines do that were ahead of the time.

use std::time::Duration;

use ringback_outbox::{EndpointSelection, State};
use serde_json::json;

use crate::harness::{Harness, call, open, stop};
use crate::receiver::{Receiver, reply};

const HOUR_MS: i64 = 3_600_000;

pub(crate) async fn what_was_enqueued_before_the_clock_was_set_back_is_sent<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    opened.clock.set_ms(opened.clock.now_ms() - HOUR_MS);
    let dispatching = opened.dispatch().await;
    opened.until_state(&id, State::Delivered).await;
    stop(dispatching).await;
}

pub(crate) async fn a_retry_comes_in_its_time_although_the_clock_was_set_back<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    receiver.first((0..5).map(|_| reply(500)));
    let dispatching = opened.dispatch().await;
    let ids = opened.enqueue_many(harness.pool(), &receiver.base, 5).await;
    for id in &ids {
        opened.until_tried(id, 1).await;
    }
    let endpoints = opened.outbox.endpoints(&EndpointSelection::default(), 1).await.unwrap();
    assert!(endpoints[0].open_until_ms > opened.clock.now_ms());
    opened.clock.set_ms(opened.clock.now_ms() - HOUR_MS);
    let soon_ms = opened.clock.now_ms() + 60_000;
    for id in &ids {
        opened.until(id, |message| message.due_at_ms <= soon_ms).await;
    }
    opened.clock.advance(Duration::from_mins(1));
    for id in &ids {
        opened.until_state(id, State::Delivered).await;
    }
    stop(dispatching).await;
}
