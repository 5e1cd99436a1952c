//! How deliveries go as a whole, and forgetting what ended long ago.

use chrono::{DateTime, Utc};
use ringback::{get, post};
use serde::{Deserialize, Serialize};

use super::operator::Operator;

ringback::module! { security(Operator) }

/// How deliveries go, in a few numbers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Overview {
    /// The time by which everything here is said.
    pub now: DateTime<Utc>,
    /// Messages by what has become of them; of those that ended, only what is not forgotten yet.
    pub messages: MessageCounts,
    /// Endpoints by whether they are sent anything.
    pub endpoints: EndpointCounts,
    /// For how long the message has been due that is due longest, in milliseconds; of endpoints that are sent to. What is
    /// on time has no lag.
    pub due_lag_ms: u64,
}

/// How many messages there are.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MessageCounts {
    /// They wait, or are being sent.
    pub pending: u64,
    /// Those of the pending that were tried before.
    pub failing: u64,
    /// They arrived.
    pub delivered: u64,
    /// They were given up.
    pub dead: u64,
    /// An operator did not want them to be sent.
    pub cancelled: u64,
}

/// How many endpoints there are.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EndpointCounts {
    /// They are sent to.
    pub active: u64,
    /// They are left alone for a while, after failures.
    pub open: u64,
    /// An operator paused them.
    pub paused: u64,
    /// They answered 410, and want nothing more.
    pub disabled: u64,
}

/// What was forgotten.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pruned {
    /// Messages, with their attempts.
    pub messages: u64,
    /// Endpoints to which nothing is kept.
    pub endpoints: u64,
}

/// See how deliveries go.
///
/// In a few numbers.
#[get("/overview")]
pub async fn read_overview() -> Overview;

/// Forget what ended long ago.
///
/// As long ago as the service is configured to keep it. Deliveries do so by themselves every hour.
#[post("/prune")]
pub async fn prune() -> Pruned;
