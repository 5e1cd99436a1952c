//! What operators do.

use ringback_outbox::{Selection, State};
use serde_json::json;

use crate::harness::{Harness, call, open, stop};
use crate::receiver::Receiver;

pub(crate) async fn a_message_can_be_cancelled_and_replayed<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    assert!(opened.outbox.cancel(&id).await.unwrap());
    assert!(!opened.outbox.cancel(&id).await.unwrap());
    let dispatching = opened.dispatch().await;
    for attempts in 1..=2 {
        assert!(opened.outbox.replay(&id).await.unwrap());
        let message = opened.until_state(&id, State::Delivered).await;
        assert_eq!(message.attempts, attempts);
    }
    stop(dispatching).await;
    let requests = receiver.requests();
    assert_eq!(requests.len(), 2);
    assert!(requests.iter().all(|request| request.headers["webhook-id"] == id.as_str()));
}

pub(crate) async fn a_paused_endpoint_is_sent_nothing<H: Harness>(harness: &H) {
    let (opened, paused, other) = (open(harness).await, Receiver::start().await, Receiver::start().await);
    let waiting = opened.enqueue(harness.pool(), call(&paused.base, &json!(1))).await;
    let endpoint = opened.message(&waiting).await.endpoint;
    opened.outbox.pause(&endpoint).await.unwrap();
    let dispatching = opened.dispatch().await;
    let id = opened.enqueue(harness.pool(), call(&other.base, &json!(2))).await;
    opened.until_state(&id, State::Delivered).await;
    assert_eq!(opened.message(&waiting).await.state, State::Pending);
    opened.outbox.resume(&endpoint).await.unwrap();
    opened.until_state(&waiting, State::Delivered).await;
    stop(dispatching).await;
}

pub(crate) async fn lists_are_cut_into_pages<H: Harness>(harness: &H) {
    let opened = open(harness).await;
    let mut ids = opened.enqueue_many(harness.pool(), "http://127.0.0.1:9", 5).await;
    opened.enqueue_many(harness.pool(), "http://127.0.0.1:8", 1).await;
    let endpoint = opened.message(&ids[0]).await.endpoint;
    opened.outbox.cancel(&ids.remove(1)).await.unwrap();
    ids.sort();
    let mut which =
        Selection { state: Some(State::Pending), endpoint: Some(endpoint), ..Selection::default() };
    let mut listed = Vec::new();
    for expected in [2, 2, 0] {
        let page = opened.outbox.messages(&which, 2).await.unwrap();
        assert_eq!(page.len(), expected);
        which.before = page.last().map(|message| message.id.clone()).or(which.before);
        listed.extend(page.into_iter().map(|message| message.id));
    }
    listed.reverse();
    assert_eq!(listed, ids);
    assert_eq!(opened.outbox.endpoints("", 10).await.unwrap().len(), 2);
    assert_eq!(opened.outbox.endpoints("http://127.0.0.1:8", 10).await.unwrap()[0].pending, 4);
}
