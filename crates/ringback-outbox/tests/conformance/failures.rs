//! What becomes of messages that do not arrive.

use std::time::Duration;

use ringback_outbox::{EndpointSelection, EndpointState, State};
use serde_json::json;

use crate::harness::{Harness, call, open, stop};
use crate::receiver::{Receiver, Reply, reply};

const SECOND_MS: i64 = 1_000;

/// More than the longest wait of the schedule.
const LONG: Duration = Duration::from_hours(30);

pub(crate) async fn a_failure_is_tried_again_by_the_schedule_until_the_message_is_dead<H: Harness>(
    harness: &H,
) {
    let (opened, receiver) = (open(harness).await, Receiver::answering(reply(400)).await);
    let dispatching = opened.dispatch().await;
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    for (attempts, at_least_s, at_most_s) in [(1, 4, 6), (2, 240, 360), (3, 1_440, 2_160), (4, 5_760, 8_640)]
    {
        let message = opened.until_tried(&id, attempts).await;
        let wait_ms = message.due_at_ms - opened.clock.now_ms();
        assert!(
            (at_least_s * SECOND_MS..=at_most_s * SECOND_MS).contains(&wait_ms),
            "{attempts}: {wait_ms} ms"
        );
        opened.clock.advance(LONG);
    }
    for attempts in 5..10 {
        opened.until_tried(&id, attempts).await;
        opened.clock.advance(LONG);
    }
    let dead = opened.until_state(&id, State::Dead).await;
    assert_eq!((dead.attempts, dead.ended_at_ms), (10, Some(opened.clock.now_ms())));
    stop(dispatching).await;
    assert_eq!(receiver.requests().len(), 10);
}

pub(crate) async fn a_receiver_may_ask_for_more_time<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let asking = |wait: &str| Reply { fields: vec![("retry-after", wait.to_owned())], ..reply(503) };
    let dispatching = opened.dispatch().await;
    for (first, at_least_s, at_most_s) in
        [(asking("1000"), 1_000, 1_000), (asking("1"), 4, 6), (reply(503), 60, 60), (reply(429), 60, 60)]
    {
        receiver.first([first.clone()]);
        let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
        let wait_ms = opened.until_tried(&id, 1).await.due_at_ms - opened.clock.now_ms();
        assert!(
            (at_least_s * SECOND_MS..=at_most_s * SECOND_MS).contains(&wait_ms),
            "{first:?}: {wait_ms} ms"
        );
    }
    stop(dispatching).await;
}

pub(crate) async fn a_receiver_that_is_gone_gets_nothing_more<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    receiver.first([reply(500), reply(410)]);
    let dispatching = opened.dispatch().await;
    let waiting = opened.enqueue(harness.pool(), call(&receiver.base, &json!("waits"))).await;
    let endpoint = opened.until_tried(&waiting, 1).await.endpoint;
    let gone = opened.enqueue(harness.pool(), call(&receiver.base, &json!("gone"))).await;
    opened.until_state(&gone, State::Dead).await;
    assert_eq!(opened.message(&waiting).await.state, State::Dead);
    let endpoints = opened.outbox.endpoints(&EndpointSelection::default(), 10).await.unwrap();
    assert_eq!((endpoints[0].state, endpoints[0].dead), (EndpointState::Disabled, 2));

    let late = opened.enqueue(harness.pool(), call(&receiver.base, &json!("late"))).await;
    assert_eq!(opened.message(&late).await.state, State::Dead);
    assert_eq!(receiver.requests().len(), 2);

    opened.outbox.resume(&endpoint).await.unwrap();
    assert_eq!(opened.outbox.replay_dead(&endpoint).await.unwrap(), 3);
    for id in [waiting, gone, late] {
        opened.until_state(&id, State::Delivered).await;
    }
    stop(dispatching).await;
}

pub(crate) async fn an_endpoint_that_fails_is_left_alone_and_probed<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::answering(reply(500)).await);
    let dispatching = opened.dispatch().await;
    for number in 0..5 {
        let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(number))).await;
        opened.until_tried(&id, 1).await;
    }
    let open_for_s = async || {
        let endpoint = opened.outbox.endpoints(&EndpointSelection::default(), 1).await.unwrap().remove(0);
        (endpoint.open_until_ms - opened.clock.now_ms()) / SECOND_MS
    };
    assert_eq!(open_for_s().await, 30);
    let more = opened.enqueue_many(harness.pool(), &receiver.base, 8).await;
    // One probe, not four, whenever the time is over; twice as long after each.
    for (probe, open_s) in [(6, 60), (7, 120), (8, 240), (9, 480), (10, 600), (11, 600)] {
        opened.clock.advance(Duration::from_secs(601));
        receiver.until(probe).await;
        while open_for_s().await < open_s {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert_eq!(open_for_s().await, open_s);
        assert_eq!(receiver.requests().len(), probe);
    }
    receiver.first((0..20).map(|_| reply(200)));
    opened.clock.advance(Duration::from_secs(601));
    for id in more {
        opened.until_state(&id, State::Delivered).await;
    }
    stop(dispatching).await;
}

pub(crate) async fn every_attempt_is_kept<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let long = Reply { body: format!("\0{}", "x".repeat(10_000)), ..reply(500) };
    receiver.first([long]);
    let dispatching = opened.dispatch().await;
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    opened.until_tried(&id, 1).await;
    opened.clock.advance(Duration::from_secs(10));
    opened.until_state(&id, State::Delivered).await;
    stop(dispatching).await;
    let attempts = opened.outbox.attempts(&id).await.unwrap();
    let [first, second] = attempts.as_slice() else { panic!("{attempts:?}") };
    assert_eq!((first.number, first.status, first.error.as_deref()), (1, Some(500), Some("status")));
    assert_eq!(first.reply.as_ref().map(|reply| reply.chars().count()), Some(4_096));
    assert_eq!((second.number, second.status, second.error.as_deref()), (2, Some(200), None));
    assert_eq!(second.reply.as_deref(), Some("true"));
    assert_eq!(second.started_at_ms - first.started_at_ms, 10 * SECOND_MS);
}
