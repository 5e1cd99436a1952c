//! Two hands never write about one message.

use ringback_outbox::State;
use serde_json::json;

use crate::harness::{Harness, call, client, open, stop};
use crate::receiver::Receiver;

pub(crate) async fn a_result_after_the_lease_ended_is_not_recorded<H: Harness>(harness: &H) {
    let (opened, silent) = (open(harness).await, Receiver::silent().await);
    let dispatching = opened.dispatch().await;
    let id = opened.enqueue(harness.pool(), call(&silent.base, &json!(1))).await;
    silent.until(1).await;
    assert!(opened.outbox.cancel(&id).await.unwrap());
    silent.let_answer(1);
    stop(dispatching).await;
    let message = opened.message(&id).await;
    assert_eq!((message.state, message.attempts), (State::Cancelled, 0));
}

/// On PostgreSQL two dispatchers share the work; on SQLite one follows the other.
pub(crate) async fn two_dispatchers_or_starts_send_nothing_twice<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let ids = opened.enqueue_many(harness.pool(), &receiver.base, 200).await;
    let first = opened.dispatch().await;
    let second = opened.outbox.dispatch(client(), ()).await.ok();
    receiver.until(50).await;
    stop(first).await;
    let third = opened.dispatch().await;
    for id in &ids {
        opened.until_state(id, State::Delivered).await;
    }
    stop(third).await;
    if let Some(second) = second {
        stop(second).await;
    }
    assert_eq!(receiver.requests().len(), ids.len());
}
