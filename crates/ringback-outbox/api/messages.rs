//! Callbacks that are kept: what has become of each, every attempt, and sending them again or not at all.

use chrono::{DateTime, Utc};
use ringback::{get, post};
use serde::{Deserialize, Serialize};

use super::operator::Operator;
use super::problems::{CancelProblem, ListProblem, ReplayProblem};

ringback::module! { security(Operator) }

/// What has become of a message so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// It waits, or is being sent.
    Pending,
    /// The receiver answered with success.
    Delivered,
    /// It was given up: it is not tried again by itself.
    Dead,
    /// An operator did not want it to be sent.
    Cancelled,
}

/// Which messages to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageFilter {
    /// Those that wait, or are being sent; what is due first stands first.
    Pending,
    /// Those of the pending that were tried before.
    Failing,
    /// Those that arrived, the latest first.
    Delivered,
    /// Those that were given up, the latest first.
    Dead,
    /// Those that an operator cancelled, the latest first.
    Cancelled,
}

/// A callback that is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Message {
    /// Its id, the `webhook-id` of every attempt.
    pub id: String,
    /// The name of its callback in the contract.
    pub callback: String,
    /// Whom it goes to.
    pub endpoint: String,
    /// What has become of it so far.
    pub state: MessageState,
    /// Whether it is being sent right now.
    pub is_being_sent: bool,
    /// When it was enqueued.
    pub enqueued_at: DateTime<Utc>,
    /// When it is tried next, if it waits.
    pub due_at: Option<DateTime<Utc>>,
    /// When it was delivered, given up or cancelled.
    pub ended_at: Option<DateTime<Utc>>,
    /// How often it was tried.
    pub attempts: u32,
    /// The status of the last answer; absent where none came.
    pub last_status: Option<u16>,
    /// What kind of failure the last attempt was; absent where it was none.
    pub last_error: Option<String>,
}

/// A part of the list of messages.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MessagePage {
    /// In the order of `show`; without it the newest first.
    pub messages: Vec<Message>,
    /// What `after` must be for the next page; absent on the last one.
    pub next: Option<String>,
}

/// One message, all that is told of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MessageDetails {
    /// The message.
    pub message: Message,
    /// What is sent; absent where this version of the service cannot read it.
    pub request: Option<SentRequest>,
    /// Every attempt, the first one first.
    pub attempts: Vec<Attempt>,
}

/// What is sent, without what may be secret: no values of the query or of header fields, and no body.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SentRequest {
    /// The method.
    pub method: String,
    /// The address; values of its query read `…`.
    pub address: String,
    /// The names of the header fields that the callback has, those with credentials among them.
    pub header_names: Vec<String>,
    /// The size of the body.
    pub body_bytes: u64,
}

/// One attempt to send a message.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Attempt {
    /// Counted from 1.
    pub number: u32,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// The status of the answer; absent where none came.
    pub status: Option<u16>,
    /// What kind of failure it was: `address_blocked`, `answer_not_taken`, `connect`, `exchange`, `gone`, `signing`,
    /// `status`, `timeout`, `tls` or `unreadable`; absent for a success.
    pub error: Option<String>,
    /// How the reply begins, up to 4 KiB: the receiver's words, which may be anything.
    pub reply: Option<String>,
}

/// List messages.
///
/// What is pending by when it is due, what ended by when it did, and all of them by when they were enqueued.
#[get("/messages")]
pub async fn list_messages(
    /// Only these.
    show: Option<MessageFilter>,
    /// Only to the endpoint of this name.
    endpoint: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
    /// The most messages to answer with.
    #[default(50)]
    limit: u32,
) -> Result<MessagePage, ListProblem>;

/// Show a message.
///
/// With all its attempts.
#[get("/messages/{id}")]
pub async fn show_message(id: String) -> Option<MessageDetails>;

/// Replay a message.
///
/// It is sent now, under the id it has, whatever became of it; if that fails, it is tried again as if it were new.
#[post("/messages/{id}/replay")]
pub async fn replay_message(id: String) -> Result<Message, ReplayProblem>;

/// Cancel a message.
///
/// It is not sent any more. An attempt that is under way cannot be called back.
#[post("/messages/{id}/cancel")]
pub async fn cancel_message(id: String) -> Result<Message, CancelProblem>;
