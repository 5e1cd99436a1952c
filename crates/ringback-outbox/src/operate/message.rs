//! One message as operators see it: what has become of it, what is sent, and every attempt.

use std::fmt;

use ringback::callback::CallRequest;

use crate::database::{integer, text};
use crate::{Database, EndpointName, MessageId, Outbox, OutboxError};

/// What has become of a message so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It waits, or is being sent.
    Pending,
    /// The receiver answered with success.
    Delivered,
    /// It is not tried again by itself.
    Dead,
    /// An operator does not want it to be sent.
    Cancelled,
}

/// A message. Times are milliseconds since 1970-01-01 UTC.
///
/// What is sent is asked for by [`Outbox::request`], so that lists stay small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id, the `webhook-id` of every attempt.
    pub id: MessageId,
    /// The name of its callback in the contract.
    pub callback: String,
    /// Whom it goes to.
    pub endpoint: EndpointName,
    /// What has become of it so far.
    pub state: State,
    /// Whether somebody holds its lease: it is being sent, or was when its dispatcher died.
    pub is_leased: bool,
    /// When it was enqueued.
    pub enqueued_at_ms: i64,
    /// When it is tried next; while it is leased, when the lease ends.
    pub due_at_ms: i64,
    /// When it was delivered, given up or cancelled.
    pub ended_at_ms: Option<i64>,
    /// How often it was tried.
    pub attempts: u32,
    /// What the receiver answered the last time, if it did.
    pub last_status: Option<u16>,
    /// What kind of failure the last attempt was, as in [`AttemptRecord::error`].
    pub last_error: Option<String>,
}

/// One attempt to send a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRecord {
    /// Counted from 1.
    pub number: u32,
    /// When it began, in milliseconds since 1970-01-01 UTC.
    pub started_at_ms: i64,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// What the receiver answered, if it did.
    pub status: Option<u16>,
    /// What kind of failure it was: `address_blocked`, `answer_not_taken`, `connect`, `exchange`, `gone`, `signing`,
    /// `status`, `timeout`, `tls` or `unreadable`; `None` for a success.
    pub error: Option<String>,
    /// How the reply begins: at most 4 KiB. The receiver's words, which may be anything.
    pub reply: Option<String>,
}

/// Messages, each with what came of its last attempt.
macro_rules! select_messages {
    ($which:literal) => {
        concat!(
            "SELECT message.id, callback, endpoint, state, owner, enqueued_at, due_at, ended_at, attempts, \
                last.status AS last_status, last.error AS last_error \
            FROM ringback_messages AS message \
            LEFT JOIN ringback_attempts AS last ON last.message = message.id AND last.number = message.attempts ",
            $which
        )
    };
}

pub(super) use select_messages;

const SHOW: &str = select_messages!("WHERE message.id = $1");

const REQUEST: &str = "SELECT request FROM ringback_messages WHERE id = $1";

const ATTEMPTS: &str = "SELECT number, started_at, ms, status, error, reply FROM ringback_attempts \
    WHERE message = $1 ORDER BY number";

impl<DB: Database> Outbox<DB> {
    /// The message of this id.
    ///
    /// # Errors
    ///
    /// When the database fails, or holds what this version cannot read.
    pub async fn message(&self, id: &MessageId) -> Result<Option<Message>, OutboxError> {
        let mut connection = self.pool().acquire().await?;
        let rows = DB::rows(&mut connection, SHOW, vec![id.as_str().into()]).await?;
        rows.first().map(message::<DB>).transpose()
    }

    /// What the message of this id sends, credentials included.
    ///
    /// # Errors
    ///
    /// When the database fails, or holds what this version cannot read.
    pub async fn request(&self, id: &MessageId) -> Result<Option<CallRequest>, OutboxError> {
        let mut connection = self.pool().acquire().await?;
        let rows = DB::rows(&mut connection, REQUEST, vec![id.as_str().into()]).await?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        let request = serde_json::from_str(&text::<DB>(row, "request")?);
        request.map(Some).map_err(|_| OutboxError::Unreadable { what: "a request" })
    }

    /// The attempts to send a message, the first one first.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn attempts(&self, id: &MessageId) -> Result<Vec<AttemptRecord>, OutboxError> {
        let mut connection = self.pool().acquire().await?;
        let rows = DB::rows(&mut connection, ATTEMPTS, vec![id.as_str().into()]).await?;
        rows.iter().map(attempt::<DB>).collect()
    }
}

impl State {
    const ALL: [Self; 4] = [Self::Pending, Self::Delivered, Self::Dead, Self::Cancelled];

    /// Its name: `pending`, `delivered`, `dead` or `cancelled`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Dead => "dead",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

pub(super) fn message<DB: Database>(row: &DB::Row) -> Result<Message, OutboxError> {
    let state = State::from_name(&text::<DB>(row, "state")?);
    Ok(Message {
        id: MessageId::kept(text::<DB>(row, "id")?),
        callback: text::<DB>(row, "callback")?,
        endpoint: EndpointName::kept(text::<DB>(row, "endpoint")?),
        state: state.ok_or(OutboxError::Unreadable { what: "a state" })?,
        is_leased: DB::text(row, "owner")?.is_some(),
        enqueued_at_ms: integer::<DB>(row, "enqueued_at")?,
        due_at_ms: integer::<DB>(row, "due_at")?,
        ended_at_ms: DB::integer(row, "ended_at")?,
        attempts: number(integer::<DB>(row, "attempts")?),
        last_status: status::<DB>(row, "last_status")?,
        last_error: DB::text(row, "last_error")?,
    })
}

fn attempt<DB: Database>(row: &DB::Row) -> Result<AttemptRecord, OutboxError> {
    Ok(AttemptRecord {
        number: number(integer::<DB>(row, "number")?),
        started_at_ms: integer::<DB>(row, "started_at")?,
        ms: integer::<DB>(row, "ms")?.try_into().unwrap_or(0),
        status: status::<DB>(row, "status")?,
        error: DB::text(row, "error")?,
        reply: DB::text(row, "reply")?,
    })
}

fn status<DB: Database>(row: &DB::Row, column: &str) -> Result<Option<u16>, sqlx::Error> {
    Ok(DB::integer(row, column)?.and_then(|status| status.try_into().ok()))
}

fn number(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
