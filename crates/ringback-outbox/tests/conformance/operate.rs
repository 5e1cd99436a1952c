//! What operators do.

use std::time::Duration;

use ringback_outbox::{
    Ended, Endpoint, EndpointPlace, EndpointSelection, EndpointState, KeysOf, MessagePlace, Overview,
    Selection, State, Which,
};
use serde_json::json;

use crate::harness::{Harness, Opened, call, open, stop};
use crate::receiver::{Receiver, reply};

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

/// The ids of everything that is listed, two a page.
async fn listed<H: Harness>(opened: &Opened<H::Db>, mut which: Selection) -> Vec<String> {
    let mut ids = Vec::new();
    loop {
        let page = opened.outbox.messages(&which, 2).await.unwrap();
        let Some(last) = page.last() else {
            return ids;
        };
        // A place is the same once it was read back.
        which.after = MessagePlace::from_text(&MessagePlace::of(last).to_text());
        ids.extend(page.into_iter().map(|message| message.id.as_str().to_owned()));
    }
}

pub(crate) async fn lists_are_cut_into_pages<H: Harness>(harness: &H) {
    let opened = open(harness).await;
    let mut ids: Vec<String> = Vec::new();
    for base in ["http://127.0.0.1:9", "http://127.0.0.1:8"] {
        let enqueued = opened.enqueue_many(harness.pool(), base, 5).await;
        ids.extend(enqueued.into_iter().map(|id| id.as_str().to_owned()));
    }
    // Some ended, the second before the first.
    for index in [1, 0, 6] {
        opened.clock.advance(Duration::from_secs(1));
        let id = ringback_outbox::MessageId::from_text(&ids[index]).unwrap();
        assert!(opened.outbox.cancel(&id).await.unwrap());
    }
    let endpoint = ringback_outbox::EndpointName::named("http://127.0.0.1:9");
    let pick =
        |indices: &[usize]| -> Vec<String> { indices.iter().map(|index| ids[*index].clone()).collect() };
    for (which, of_endpoint, expected) in [
        (None, false, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].as_slice()),
        (None, true, &[4, 3, 2, 1, 0]),
        (Some(Which::Pending), false, &[2, 3, 4, 5, 7, 8, 9]),
        (Some(Which::Pending), true, &[2, 3, 4]),
        (Some(Which::Failing), false, &[]),
        (Some(Which::Ended(Ended::Cancelled)), false, &[6, 0, 1]),
        (Some(Which::Ended(Ended::Cancelled)), true, &[0, 1]),
        (Some(Which::Ended(Ended::Dead)), false, &[]),
    ] {
        let endpoint = endpoint.clone().filter(|_| of_endpoint);
        let selection = Selection { which, endpoint, after: None };
        assert_eq!(listed::<H>(&opened, selection).await, pick(expected), "{which:?} {of_endpoint}");
    }
}

pub(crate) async fn what_fails_is_listed_apart_from_what_only_waits<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    receiver.first([reply(500)]);
    let dispatching = opened.dispatch().await;
    let failing = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    opened.until_tried(&failing, 1).await;
    stop(dispatching).await;
    opened.enqueue(harness.pool(), call(&receiver.base, &json!(2))).await;
    let selection = Selection { which: Some(Which::Failing), ..Selection::default() };
    let page = opened.outbox.messages(&selection, 10).await.unwrap();
    let [message] = page.as_slice() else { panic!("{page:?}") };
    assert_eq!(message.id, failing);
    assert_eq!((message.last_status, message.last_error.as_deref()), (Some(500), Some("status")));
}

pub(crate) async fn endpoints_that_need_a_person_come_first<H: Harness>(harness: &H) {
    let (opened, gone, failing) =
        (open(harness).await, Receiver::answering(reply(410)).await, Receiver::answering(reply(500)).await);
    let dispatching = opened.dispatch().await;
    let id = opened.enqueue(harness.pool(), call(&gone.base, &json!(1))).await;
    opened.until_state(&id, State::Dead).await;
    for id in opened.enqueue_many(harness.pool(), &failing.base, 5).await {
        opened.until_tried(&id, 1).await;
    }
    stop(dispatching).await;
    opened.enqueue(harness.pool(), call("http://paused.example", &json!(1))).await;
    opened
        .outbox
        .pause(&ringback_outbox::EndpointName::named("http://paused.example").unwrap())
        .await
        .unwrap();
    opened.enqueue(harness.pool(), call("http://fine.example", &json!(1))).await;

    let mut which = EndpointSelection::default();
    let mut endpoints: Vec<Endpoint> = Vec::new();
    loop {
        let page = opened.outbox.endpoints(&which, 1).await.unwrap();
        let Some(endpoint) = page.into_iter().next() else { break };
        which.after = EndpointPlace::from_text(&EndpointPlace::of(&endpoint).to_text());
        assert_eq!(opened.outbox.endpoint(&endpoint.name).await.unwrap().as_ref(), Some(&endpoint));
        endpoints.push(endpoint);
    }
    let seen: Vec<_> = endpoints.iter().map(|e| (e.name.as_str(), e.state, e.pending, e.dead)).collect();
    assert_eq!(
        seen,
        [
            (gone.base.as_str(), EndpointState::Disabled, 0, 1),
            (failing.base.as_str(), EndpointState::Open, 5, 0),
            ("http://paused.example", EndpointState::Paused, 1, 0),
            ("http://fine.example", EndpointState::Active, 1, 0),
        ]
    );
    for (state, containing, expected) in [
        (Some(EndpointState::Open), None, [failing.base.as_str()].as_slice()),
        (None, Some("EXAMPLE"), &["http://paused.example", "http://fine.example"]),
        (None, Some("%"), &[]),
    ] {
        let which = EndpointSelection { state, containing: containing.map(str::to_owned), after: None };
        let found = opened.outbox.endpoints(&which, 10).await.unwrap();
        let names: Vec<_> = found.iter().map(|endpoint| endpoint.name.as_str()).collect();
        assert_eq!(names, expected);
    }
    opened.clock.advance(Duration::from_secs(7));
    let overview = Overview {
        now_ms: opened.clock.now_ms(),
        pending: 7,
        failing: 5,
        due_lag_ms: 7_000,
        dead: 1,
        active_endpoints: 1,
        open_endpoints: 1,
        paused_endpoints: 1,
        disabled_endpoints: 1,
        ..Overview::default()
    };
    assert_eq!(opened.outbox.overview().await.unwrap(), overview);
}

pub(crate) async fn an_endpoints_first_key_of_its_own_signs_beside_everyones<H: Harness>(harness: &H) {
    let opened = open(harness).await;
    let everyones = opened.outbox.keys(&KeysOf::Everyone).await.unwrap();
    let endpoint = KeysOf::Endpoint(ringback_outbox::EndpointName::named("customer 7").unwrap());
    let new = opened.outbox.rotate_key(&endpoint).await.unwrap();
    let newest = opened.outbox.rotate_key(&endpoint).await.unwrap();
    let [old] = everyones.as_slice() else { panic!("{everyones:?}") };
    assert_eq!(opened.outbox.keys(&endpoint).await.unwrap(), [newest.clone(), new, old.clone()]);
    assert_eq!(opened.outbox.retire_keys(&endpoint).await.unwrap(), 2);
    assert_eq!(opened.outbox.keys(&endpoint).await.unwrap(), [newest]);
    assert_eq!(opened.outbox.keys(&KeysOf::Everyone).await.unwrap(), everyones);
}
