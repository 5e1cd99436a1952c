//! Ending without cutting anyone off.

use ringback_outbox::State;
use serde_json::json;

use crate::harness::{Harness, call, open, stop};
use crate::receiver::Receiver;

pub(crate) async fn what_is_under_way_is_recorded_before_the_end<H: Harness>(harness: &H) {
    let (opened, silent) = (open(harness).await, Receiver::silent().await);
    let dispatching = opened.dispatch().await;
    let under_way = opened.enqueue(harness.pool(), call(&silent.base, &json!(1))).await;
    silent.until(1).await;
    let mut stopping = std::pin::pin!(stop(dispatching));
    // Its first step says that nothing more is to be claimed.
    tokio::select! {
        biased;
        () = &mut stopping => unreachable!("an attempt is under way"),
        () = std::future::ready(()) => {}
    }
    let waiting = opened.enqueue(harness.pool(), call(&silent.base, &json!(2))).await;
    silent.let_answer(1);
    stopping.await;
    assert_eq!(opened.message(&under_way).await.state, State::Delivered);
    assert_eq!(opened.message(&waiting).await.state, State::Pending);
    assert_eq!(silent.requests().len(), 1);
}

pub(crate) async fn what_ends_is_recorded_while_the_rest_is_waited_for<H: Harness>(harness: &H) {
    let (opened, silent, slow) = (open(harness).await, Receiver::silent().await, Receiver::silent().await);
    let dispatching = opened.dispatch().await;
    let first = opened.enqueue(harness.pool(), call(&slow.base, &json!(1))).await;
    opened.enqueue(harness.pool(), call(&silent.base, &json!(2))).await;
    slow.until(1).await;
    silent.until(1).await;
    let stopping = tokio::spawn(stop(dispatching));
    slow.let_answer(1);
    opened.until_state(&first, State::Delivered).await;
    assert!(!stopping.is_finished(), "the other one is still under way");
    silent.let_answer(1);
    stopping.await.unwrap();
}

pub(crate) async fn a_handle_that_is_dropped_stops_nothing<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    drop(opened.dispatch().await);
    for number in 0..3 {
        let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(number))).await;
        opened.until_state(&id, State::Delivered).await;
    }
}
