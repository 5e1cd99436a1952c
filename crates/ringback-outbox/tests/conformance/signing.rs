//! Who sent it can be proved, by whoever has a key.

use std::time::Duration;

use ringback_outbox::{KeysOf, Secret, State};
use serde_json::json;
use standardwebhooks::Webhook;

use crate::harness::{Harness, call, open, stop};
use crate::receiver::{Receiver, Request, reply};

fn verifies(request: &Request, key: &Secret) -> bool {
    Webhook::new(key.expose()).unwrap().verify(&request.body, &request.headers).is_ok()
}

pub(crate) async fn requests_verify_under_the_old_and_the_new_key<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let keys = opened.outbox.keys(&KeysOf::Everyone).await.unwrap();
    let [old] = keys.as_slice() else { panic!("{keys:?}") };
    let new = Secret::generate();
    let dispatching = opened.dispatch().await;
    let send = async |count| {
        let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(count))).await;
        opened.until_state(&id, State::Delivered).await;
        receiver.until(count).await.remove(count - 1)
    };
    let request = send(1).await;
    assert_eq!((verifies(&request, old), verifies(&request, &new)), (true, false));
    opened.outbox.add_key(&KeysOf::Everyone, &new).await.unwrap();
    let request = send(2).await;
    assert_eq!((verifies(&request, old), verifies(&request, &new)), (true, true));
    assert_eq!(opened.outbox.retire_keys(&KeysOf::Everyone).await.unwrap(), 1);
    let request = send(3).await;
    assert_eq!((verifies(&request, old), verifies(&request, &new)), (false, true));
    stop(dispatching).await;
}

pub(crate) async fn an_endpoint_may_have_keys_of_its_own<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let everyones = opened.outbox.keys(&KeysOf::Everyone).await.unwrap().remove(0);
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    let own = Secret::generate();
    let endpoint = opened.message(&id).await.endpoint;
    opened.outbox.add_key(&KeysOf::Endpoint(endpoint), &own).await.unwrap();
    let dispatching = opened.dispatch().await;
    let request = receiver.until(1).await.remove(0);
    stop(dispatching).await;
    assert_eq!((verifies(&request, &everyones), verifies(&request, &own)), (false, true));
}

pub(crate) async fn an_attempt_is_signed_anew_under_the_same_id<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    receiver.first([reply(500)]);
    let key = opened.outbox.keys(&KeysOf::Everyone).await.unwrap().remove(0);
    let dispatching = opened.dispatch().await;
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    opened.until_tried(&id, 1).await;
    opened.clock.advance(Duration::from_secs(7));
    opened.until_state(&id, State::Delivered).await;
    stop(dispatching).await;
    let requests = receiver.requests();
    let seconds = |request: &Request| -> i64 {
        request.headers["webhook-timestamp"].to_str().unwrap().parse().unwrap()
    };
    assert_eq!(seconds(&requests[1]) - seconds(&requests[0]), 7);
    assert_eq!(requests[0].headers["webhook-id"], requests[1].headers["webhook-id"]);
    assert!(requests.iter().all(|request| verifies(request, &key)));
}
