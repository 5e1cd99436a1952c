//! How long what ended is kept.

use std::time::Duration;

use ringback_outbox::State;
use serde_json::json;

use crate::harness::{Harness, call, open, stop};
use crate::receiver::{Receiver, reply};

const DAY: Duration = Duration::from_hours(24);

pub(crate) async fn what_ended_is_forgotten_in_its_time<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let dispatching = opened.dispatch().await;
    let delivered = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    opened.until_state(&delivered, State::Delivered).await;
    receiver.first([reply(410)]);
    let dead = opened.enqueue(harness.pool(), call(&receiver.base, &json!(2))).await;
    opened.until_state(&dead, State::Dead).await;
    stop(dispatching).await;
    let pending = opened.enqueue(harness.pool(), call("http://127.0.0.1:9", &json!(3))).await;

    let kept = async || {
        opened.outbox.prune().await.unwrap();
        let mut kept = Vec::new();
        for id in [&delivered, &dead, &pending] {
            kept.push(opened.outbox.message(id).await.unwrap().is_some());
        }
        kept
    };
    opened.clock.advance(7 * DAY);
    assert_eq!(kept().await, [true, true, true]);
    opened.clock.advance(Duration::from_millis(1));
    assert_eq!(kept().await, [false, true, true]);
    assert_eq!(opened.outbox.attempts(&delivered).await.unwrap(), []);
    opened.clock.advance(23 * DAY);
    assert_eq!(kept().await, [false, false, true]);
}
