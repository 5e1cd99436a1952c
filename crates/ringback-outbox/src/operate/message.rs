//! Messages as operators see them.

use std::fmt;

use ringback::callback::CallRequest;

use crate::database::{Value, integer, text};
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id, the `webhook-id` of every attempt.
    pub id: MessageId,
    /// The name of its callback in the contract.
    pub callback: String,
    /// Whom it goes to.
    pub endpoint: EndpointName,
    /// What is sent.
    pub request: CallRequest,
    /// What has become of it so far.
    pub state: State,
    /// When it was enqueued.
    pub enqueued_at_ms: i64,
    /// When it is tried next; while it is being sent, when its lease ends.
    pub due_at_ms: i64,
    /// When it was delivered, given up or cancelled.
    pub ended_at_ms: Option<i64>,
    /// How often it was tried.
    pub attempts: u32,
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

/// Which messages to list.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only in this state.
    pub state: Option<State>,
    /// Only to this endpoint.
    pub endpoint: Option<EndpointName>,
    /// Only those enqueued before this one: the last of the page before.
    pub before: Option<MessageId>,
}

const SHOW: &str = "SELECT id, callback, endpoint, request, state, enqueued_at, due_at, ended_at, attempts \
    FROM ringback_messages WHERE id = $1";

const LIST: &str = "SELECT id, callback, endpoint, request, state, enqueued_at, due_at, ended_at, attempts \
    FROM ringback_messages \
    WHERE (CAST($1 AS TEXT) IS NULL OR state = $1) AND (CAST($2 AS TEXT) IS NULL OR endpoint = $2) \
        AND (CAST($3 AS TEXT) IS NULL OR id < $3) \
    ORDER BY id DESC LIMIT $4";

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

    /// At most `limit` messages, the newest first.
    ///
    /// # Errors
    ///
    /// When the database fails, or holds what this version cannot read.
    pub async fn messages(&self, which: &Selection, limit: u32) -> Result<Vec<Message>, OutboxError> {
        let values: Vec<Value> = vec![
            which.state.map(|state| state.name().to_owned()).into(),
            which.endpoint.as_ref().map(|endpoint| endpoint.as_str().to_owned()).into(),
            which.before.as_ref().map(|id| id.as_str().to_owned()).into(),
            i64::from(limit).into(),
        ];
        let mut connection = self.pool().acquire().await?;
        DB::rows(&mut connection, LIST, values).await?.iter().map(message::<DB>).collect()
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

fn message<DB: Database>(row: &DB::Row) -> Result<Message, OutboxError> {
    let unreadable = |what| OutboxError::Unreadable { what };
    let request = serde_json::from_str(&text::<DB>(row, "request")?);
    Ok(Message {
        id: MessageId::kept(text::<DB>(row, "id")?),
        callback: text::<DB>(row, "callback")?,
        endpoint: EndpointName::kept(text::<DB>(row, "endpoint")?),
        request: request.map_err(|_| unreadable("a request"))?,
        state: State::from_name(&text::<DB>(row, "state")?).ok_or(unreadable("a state"))?,
        enqueued_at_ms: integer::<DB>(row, "enqueued_at")?,
        due_at_ms: integer::<DB>(row, "due_at")?,
        ended_at_ms: DB::integer(row, "ended_at")?,
        attempts: number(integer::<DB>(row, "attempts")?),
    })
}

fn attempt<DB: Database>(row: &DB::Row) -> Result<AttemptRecord, OutboxError> {
    let status = DB::integer(row, "status")?;
    Ok(AttemptRecord {
        number: number(integer::<DB>(row, "number")?),
        started_at_ms: integer::<DB>(row, "started_at")?,
        ms: integer::<DB>(row, "ms")?.try_into().unwrap_or(0),
        status: status.and_then(|status| status.try_into().ok()),
        error: DB::text(row, "error")?,
        reply: DB::text(row, "reply")?,
    })
}

fn number(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
