//! Endpoints as operators see them, and whether they are sent anything.

use std::fmt;

use crate::database::{Value, integer, text};
use crate::endpoint::ADD_ENDPOINT;
use crate::{Database, EndpointName, Outbox, OutboxError};

/// Whether an endpoint is sent anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Its name.
    pub name: EndpointName,
    /// Whether it is sent anything.
    pub state: EndpointState,
    /// How often it failed in a row.
    pub failures: u64,
    /// Until when it is left alone after failures, in milliseconds since 1970-01-01 UTC; 0 if it never was.
    pub open_until_ms: i64,
    /// How many messages wait for it.
    pub pending: u64,
    /// When the next of them is due, in milliseconds since 1970-01-01 UTC.
    pub due_at_ms: Option<i64>,
    /// How many messages to it are dead.
    pub dead: u64,
    /// How much it needs a person, as endpoints are ordered.
    rank: i64,
}

/// Which endpoints to list.
#[derive(Debug, Clone, Default)]
pub struct EndpointSelection {
    /// Only in this state.
    pub state: Option<EndpointState>,
    /// Only with this in their names, in capitals or not.
    pub containing: Option<String>,
    /// Only those behind this place: that of the last endpoint of the page before.
    pub after: Option<EndpointPlace>,
}

/// Where an endpoint stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointPlace {
    rank: i64,
    name: String,
}

// $1 is the time, $2 and $3 the place behind which to begin. Messages are grouped by an expression, since SQLite would
// read all there ever were in the order of their endpoints, and not the few that wait or are dead by an index of these.
const ENDPOINTS: &str = "WITH \
    waiting AS ( \
        SELECT endpoint || '' AS endpoint, count(*) AS pending, min(due_at) AS due_at \
        FROM ringback_messages WHERE state = 'pending' GROUP BY 1), \
    buried AS ( \
        SELECT endpoint || '' AS endpoint, count(*) AS dead \
        FROM ringback_messages WHERE state <> 'pending' AND state = 'dead' GROUP BY 1), \
    known AS ( \
        SELECT name, failures, open_until, due_at, coalesce(pending, 0) AS pending, coalesce(dead, 0) AS dead, \
            CASE WHEN state = 'active' AND open_until > $1 THEN 'open' ELSE state END AS state \
        FROM ringback_endpoints \
        LEFT JOIN waiting ON waiting.endpoint = name LEFT JOIN buried ON buried.endpoint = name), \
    ranked AS ( \
        SELECT known.*, CAST(CASE \
            WHEN state = 'disabled' THEN 1 WHEN state = 'open' THEN 2 WHEN state = 'paused' THEN 3 \
            WHEN failures > 0 THEN 4 WHEN dead > 0 THEN 5 ELSE 6 \
        END AS BIGINT) AS rank FROM known) \
    SELECT name, failures, open_until, due_at, pending, dead, state, rank FROM ranked \
    WHERE (rank, name) > ($2, $3) AND (CAST($4 AS TEXT) IS NULL OR name = $4) \
        AND (CAST($5 AS TEXT) IS NULL OR state = $5) \
        AND (CAST($6 AS TEXT) IS NULL OR lower(name) LIKE lower($6) ESCAPE '!') \
    ORDER BY rank, name LIMIT $7";

const SET_STATE: &str =
    "UPDATE ringback_endpoints SET state = $2, failures = 0, open_until = 0 WHERE name = $1";

impl<DB: Database> Outbox<DB> {
    /// At most `limit` endpoints, those that need a person first: disabled, open, paused, failing, with dead messages,
    /// others; of each kind by name.
    ///
    /// # Errors
    ///
    /// When the database fails, or holds what this version cannot read.
    pub async fn endpoints(
        &self,
        which: &EndpointSelection,
        limit: u32,
    ) -> Result<Vec<Endpoint>, OutboxError> {
        self.select_endpoints(None, which, limit).await
    }

    /// The endpoint of this name; `None` if nothing was ever sent to it, or it was forgotten.
    ///
    /// # Errors
    ///
    /// When the database fails, or holds what this version cannot read.
    pub async fn endpoint(&self, name: &EndpointName) -> Result<Option<Endpoint>, OutboxError> {
        let found = self.select_endpoints(Some(name), &EndpointSelection::default(), 1).await?;
        Ok(found.into_iter().next())
    }

    async fn select_endpoints(
        &self,
        name: Option<&EndpointName>,
        which: &EndpointSelection,
        limit: u32,
    ) -> Result<Vec<Endpoint>, OutboxError> {
        let mut connection = self.pool().acquire().await?;
        let now_ms = self.clock().now_ms::<DB>(&mut connection).await?;
        let after = which.after.clone().unwrap_or(EndpointPlace { rank: 0, name: String::new() });
        let values: Vec<Value> = vec![
            now_ms.into(),
            after.rank.into(),
            after.name.into(),
            name.map(|name| name.as_str().to_owned()).into(),
            which.state.map(|state| state.name().to_owned()).into(),
            which.containing.as_deref().map(pattern).into(),
            i64::from(limit).into(),
        ];
        DB::rows(&mut connection, ENDPOINTS, values).await?.iter().map(endpoint::<DB>).collect()
    }

    /// Sends nothing to an endpoint until it is resumed; what is under way goes on.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn pause(&self, endpoint: &EndpointName) -> Result<(), OutboxError> {
        self.set_state(endpoint, "paused").await
    }

    /// Sends to an endpoint again, be it paused, disabled or left alone after failures.
    ///
    /// What died meanwhile is not sent by itself: see [`Outbox::replay`].
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn resume(&self, endpoint: &EndpointName) -> Result<(), OutboxError> {
        self.set_state(endpoint, "active").await
    }

    async fn set_state(&self, endpoint: &EndpointName, state: &'static str) -> Result<(), OutboxError> {
        let mut transaction = DB::begin(self.pool()).await?;
        DB::execute(&mut transaction, ADD_ENDPOINT, vec![endpoint.as_str().into()]).await?;
        DB::execute(&mut transaction, SET_STATE, vec![endpoint.as_str().into(), state.into()]).await?;
        DB::give_hint(&mut transaction).await?;
        transaction.commit().await?;
        self.enqueued().notify_one();
        Ok(())
    }
}

impl EndpointState {
    const ALL: [Self; 4] = [Self::Active, Self::Open, Self::Paused, Self::Disabled];

    /// Its name: `active`, `open`, `paused` or `disabled`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Open => "open",
            Self::Paused => "paused",
            Self::Disabled => "disabled",
        }
    }

    /// The state of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

impl fmt::Display for EndpointState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl EndpointPlace {
    /// Where this endpoint stands.
    pub fn of(endpoint: &Endpoint) -> Self {
        Self { rank: endpoint.rank, name: endpoint.name.as_str().to_owned() }
    }

    /// As a text, to be given back by whoever reads the list.
    pub fn to_text(&self) -> String {
        format!("{}.{}", self.rank, self.name)
    }

    /// Reads such a text; `None` for any other.
    pub fn from_text(text: &str) -> Option<Self> {
        let (rank, name) = text.split_once('.')?;
        Some(Self { rank: rank.parse().ok()?, name: name.to_owned() })
    }
}

/// A pattern of `LIKE` for names with this text in them.
fn pattern(text: &str) -> String {
    format!("%{}%", text.replace('!', "!!").replace('%', "!%").replace('_', "!_"))
}

fn endpoint<DB: Database>(row: &DB::Row) -> Result<Endpoint, OutboxError> {
    let state = EndpointState::from_name(&text::<DB>(row, "state")?);
    let count = |column| Ok::<_, sqlx::Error>(u64::try_from(integer::<DB>(row, column)?).unwrap_or(0));
    Ok(Endpoint {
        name: EndpointName::kept(text::<DB>(row, "name")?),
        state: state.ok_or(OutboxError::Unreadable { what: "an endpoint's state" })?,
        failures: count("failures")?,
        open_until_ms: integer::<DB>(row, "open_until")?,
        pending: count("pending")?,
        due_at_ms: DB::integer(row, "due_at")?,
        dead: count("dead")?,
        rank: integer::<DB>(row, "rank")?,
    })
}
