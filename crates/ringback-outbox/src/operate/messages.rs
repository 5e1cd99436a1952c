//! Lists of messages, a page at a time.
//!
//! Each list is read along an index, from where the page before ended, so that it takes no longer with a million rows
//! of history.

use crate::database::Value;
use crate::operate::message::{Message, State, message, select_messages};
use crate::{Database, EndpointName, MessageId, Outbox, OutboxError};

/// Which messages to list.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these.
    pub which: Option<Which>,
    /// Only to this endpoint.
    pub endpoint: Option<EndpointName>,
    /// Only those behind this place: that of the last message of the page before.
    pub after: Option<MessagePlace>,
}

/// Which messages, by what has become of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// Those that wait or are being sent.
    Pending,
    /// Those of them that were tried before.
    Failing,
    /// Those that ended so.
    Ended(Ended),
}

/// How a message ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ended {
    /// The receiver answered with success.
    Delivered,
    /// It is not tried again by itself.
    Dead,
    /// An operator does not want it to be sent.
    Cancelled,
}

/// Where a message stands in a list; only good for lists of the same kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessagePlace {
    /// What the list is ordered by.
    at_ms: i64,
    /// What is ordered by among equals.
    id: String,
}

const NEWEST: &str = select_messages!("WHERE message.id < $1 ORDER BY message.id DESC LIMIT $2");

const NEWEST_OF_ENDPOINT: &str =
    select_messages!("WHERE endpoint = $3 AND message.id < $1 ORDER BY message.id DESC LIMIT $2");

// By the index of what is due, whose condition stands first.
const PENDING: &str = select_messages!(
    "WHERE state = 'pending' AND (due_at, message.id) > ($1, $2) AND attempts >= $3 \
        AND (CAST($4 AS TEXT) IS NULL OR endpoint = $4) \
    ORDER BY due_at, message.id LIMIT $5"
);

// By the index of what ended, whose condition stands first.
const ENDED: &str = select_messages!(
    "WHERE state <> 'pending' AND state = $3 AND (ended_at, message.id) < ($1, $2) \
        AND (CAST($4 AS TEXT) IS NULL OR endpoint = $4) \
    ORDER BY ended_at DESC, message.id DESC LIMIT $5"
);

/// Behind every id in any language's order: what follows the prefix of an id are digits and letters up to `f`.
const BEHIND_ALL_IDS: &str = "msg_z";

impl<DB: Database> Outbox<DB> {
    /// At most `limit` messages: what is pending by when it is due, what ended by when it did, the latest first, and
    /// without either by when it was enqueued, the latest first.
    ///
    /// # Errors
    ///
    /// When the database fails, or holds what this version cannot read.
    pub async fn messages(&self, which: &Selection, limit: u32) -> Result<Vec<Message>, OutboxError> {
        let (sql, values) = statement(which, i64::from(limit));
        let mut connection = self.pool().acquire().await?;
        DB::rows(&mut connection, sql, values).await?.iter().map(message::<DB>).collect()
    }
}

fn statement(selection: &Selection, limit: i64) -> (&'static str, Vec<Value>) {
    let endpoint = selection.endpoint.as_ref().map(|endpoint| endpoint.as_str().to_owned());
    let after = selection.after.clone();
    match selection.which {
        None => {
            let before = after.map_or_else(|| BEHIND_ALL_IDS.to_owned(), |place| place.id);
            let values: Vec<Value> = vec![before.into(), limit.into()];
            match endpoint {
                None => (NEWEST, values),
                Some(name) => (NEWEST_OF_ENDPOINT, values.into_iter().chain([name.into()]).collect()),
            }
        }
        Some(Which::Pending) => pending(after, 0, endpoint, limit),
        Some(Which::Failing) => pending(after, 1, endpoint, limit),
        Some(Which::Ended(ended)) => {
            let latest = || MessagePlace { at_ms: i64::MAX, id: BEHIND_ALL_IDS.to_owned() };
            let place = after.unwrap_or_else(latest);
            let state = ended.state().name();
            (ENDED, vec![place.at_ms.into(), place.id.into(), state.into(), endpoint.into(), limit.into()])
        }
    }
}

fn pending(
    after: Option<MessagePlace>,
    at_least_attempts: i64,
    endpoint: Option<String>,
    limit: i64,
) -> (&'static str, Vec<Value>) {
    let place = after.unwrap_or(MessagePlace { at_ms: i64::MIN, id: String::new() });
    let values =
        vec![place.at_ms.into(), place.id.into(), at_least_attempts.into(), endpoint.into(), limit.into()];
    (PENDING, values)
}

impl Ended {
    /// What becomes of a message that ends so.
    pub fn state(self) -> State {
        match self {
            Self::Delivered => State::Delivered,
            Self::Dead => State::Dead,
            Self::Cancelled => State::Cancelled,
        }
    }
}

impl MessagePlace {
    /// Where this message stands in the list that it was read from.
    pub fn of(message: &Message) -> Self {
        let at_ms = message.ended_at_ms.unwrap_or(message.due_at_ms);
        Self { at_ms, id: message.id.as_str().to_owned() }
    }

    /// As a text, to be given back by whoever reads the list.
    pub fn to_text(&self) -> String {
        format!("{}.{}", self.at_ms, self.id)
    }

    /// Reads such a text; `None` for any other.
    pub fn from_text(text: &str) -> Option<Self> {
        let (at_ms, id) = text.split_once('.')?;
        let id = MessageId::from_text(id)?;
        Some(Self { at_ms: at_ms.parse().ok()?, id: id.as_str().to_owned() })
    }
}
