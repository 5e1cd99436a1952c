//! Whom messages go to, and whether they are sent anything.

use chrono::{DateTime, Utc};
use ringback::{get, post};
use serde::{Deserialize, Serialize};

use super::operator::Operator;
use super::problems::{EndpointProblem, ListProblem};

ringback::module! { security(Operator) }

/// Whether an endpoint is sent anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndpointState {
    /// It is.
    Active,
    /// It failed too often, and is left alone for a while.
    Open,
    /// An operator paused it: its messages wait.
    Paused,
    /// It answered 410: its messages are dead as they come, until an operator resumes it.
    Disabled,
}

/// Whom messages go to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Endpoint {
    /// Its name: the origin of the addresses, unless the service named it otherwise.
    pub name: String,
    /// Whether it is sent anything.
    pub state: EndpointState,
    /// How often it failed in a row.
    pub failures: u64,
    /// Until when it is left alone, if it is `open`.
    pub open_until: Option<DateTime<Utc>>,
    /// How many messages wait for it.
    pub pending: u64,
    /// When the next of them is due; the past where it should have been sent by now.
    pub due_at: Option<DateTime<Utc>>,
    /// How many messages to it were given up.
    pub dead: u64,
}

/// A part of the list of endpoints.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EndpointPage {
    /// Those that need a person first.
    pub endpoints: Vec<Endpoint>,
    /// What `after` must be for the next page; absent on the last one.
    pub next: Option<String>,
}

/// Names an endpoint.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EndpointReference {
    /// Its name, as lists show it.
    pub endpoint: String,
}

/// What was replayed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Replayed {
    /// How many messages are sent again.
    pub messages: u64,
}

/// List endpoints.
///
/// Those that need a person come first: disabled, open, paused, failing, with messages that were given up, others; of each
/// kind by name.
#[get("/endpoints")]
pub async fn list_endpoints(
    /// Only in this state.
    state: Option<EndpointState>,
    /// Only with this in their names, in capitals or not.
    containing: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
    /// The most endpoints to answer with.
    #[default(50)]
    limit: u32,
) -> Result<EndpointPage, ListProblem>;

/// Pause an endpoint.
///
/// It is sent nothing until it is resumed; what is under way goes on.
#[post("/endpoints/pause")]
pub async fn pause_endpoint(reference: EndpointReference) -> Result<Endpoint, EndpointProblem>;

/// Resume an endpoint.
///
/// It is sent to again, be it paused, disabled or left alone after failures. What was given up meanwhile is not sent by
/// itself.
#[post("/endpoints/resume")]
pub async fn resume_endpoint(reference: EndpointReference) -> Result<Endpoint, EndpointProblem>;

/// Replay what was given up.
///
/// Sends everything again that is dead at an endpoint.
#[post("/endpoints/replay-dead")]
pub async fn replay_dead(reference: EndpointReference) -> Result<Replayed, EndpointProblem>;
