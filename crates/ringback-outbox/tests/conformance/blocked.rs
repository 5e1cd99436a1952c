//! Addresses that must not be reached, checked at every attempt.

use ringback::callback::Client;
use ringback_outbox::State;
use serde_json::json;

use crate::harness::{Harness, call, open, stop};
use crate::receiver::Receiver;

pub(crate) async fn a_blocked_address_is_dead_at_once<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let guarded = Client::builder().build().expect("a client");
    let dispatching = opened.outbox.dispatch(guarded, ()).await.expect("a dispatcher");
    let port = receiver.base.rsplit(':').next().expect("a port");
    for base in
        [&receiver.base, &format!("http://localhost:{port}"), "http://169.254.169.254/", "https://[::1]/"]
    {
        let id = opened.enqueue(harness.pool(), call(base, &json!(1))).await;
        let dead = opened.until_state(&id, State::Dead).await;
        let attempts = opened.outbox.attempts(&id).await.unwrap();
        assert_eq!((dead.attempts, attempts[0].error.as_deref()), (1, Some("address_blocked")), "{base}");
    }
    stop(dispatching).await;
    assert!(receiver.requests().is_empty());
}
