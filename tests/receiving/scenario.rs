//! What every receiver must do, whatever it is written in.

use std::time::Duration;

use crate::NEW;
use crate::courier::{Answered, Way};
use crate::sender::Sender;

/// Receivers of one kind, by what secrets they know: where they listen.
pub(crate) struct Receivers {
    pub(crate) old: String,
    pub(crate) new: String,
    pub(crate) both: String,
}

/// The invoices that the receiver with the old secret is told of, in their order, each once.
#[cfg(feature = "other-languages")]
pub(crate) const TOLD_TO_OLD: [&str; 3] = ["plain", "twice", "changing"];

#[track_caller]
fn accepted((status, body): &Answered) {
    let body: serde_json::Value = serde_json::from_str(body).unwrap_or_else(|_| panic!("{status} {body}"));
    assert_eq!((*status, body), (200, serde_json::json!({"ok": true})));
}

#[track_caller]
fn refused((status, body): &Answered) {
    assert_eq!(*status, 401, "{body}");
    for inside in ["timestamp", "secret", "HMAC", "id"] {
        assert!(!body.contains(&format!(" {inside} ")), "nothing of the inside is told: {body}");
    }
}

/// Delivers, well and badly, and looks at the answers.
pub(crate) async fn check(receivers: &Receivers) {
    let sender = Sender::start().await;
    accepted(&sender.deliver(&receivers.old, "plain", Way::Straight).await);
    accepted(&sender.deliver(&receivers.both, "plain", Way::Straight).await);
    refused(&sender.deliver(&receivers.new, "plain", Way::Straight).await);
    accepted(&sender.deliver(&receivers.old, "twice", Way::Twice).await);

    for way in [Way::OtherBody, Way::OtherTimestamp, Way::OtherId, Way::Unsigned] {
        refused(&sender.deliver(&receivers.old, "forged", way).await);
    }
    let stale = Sender::behind(Duration::from_mins(6)).await;
    refused(&stale.deliver(&receivers.old, "stale", Way::Straight).await);

    sender.add(NEW).await;
    for receiver in [&receivers.old, &receivers.new, &receivers.both] {
        accepted(&sender.deliver(receiver, "changing", Way::Straight).await);
    }
    sender.retire_all_but_the_newest().await;
    refused(&sender.deliver(&receivers.old, "changed", Way::Straight).await);
    for receiver in [&receivers.new, &receivers.both] {
        accepted(&sender.deliver(receiver, "changed", Way::Straight).await);
    }
}
