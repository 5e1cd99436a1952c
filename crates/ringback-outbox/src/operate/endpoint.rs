//! Endpoints as operators see them, and whether they are sent anything.

use crate::database::{Value, integer, text};
use crate::endpoint::ADD_ENDPOINT;
use crate::{Database, EndpointName, Outbox, OutboxError};

/// Whether an endpoint is sent anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndpointState {
    /// It is.
    Active,
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
    /// How many messages to it are dead.
    pub dead: u64,
}

const ENDPOINTS: &str = "SELECT name, state, failures, open_until, \
        (SELECT count(*) FROM ringback_messages WHERE endpoint = name AND ringback_messages.state = 'pending') AS pending, \
        (SELECT count(*) FROM ringback_messages WHERE endpoint = name AND ringback_messages.state = 'dead') AS dead \
    FROM ringback_endpoints WHERE name > $1 ORDER BY name LIMIT $2";

const SET_STATE: &str =
    "UPDATE ringback_endpoints SET state = $2, failures = 0, open_until = 0 WHERE name = $1";

impl<DB: Database> Outbox<DB> {
    /// At most `limit` endpoints by name, from behind `after`; an empty text is before all.
    ///
    /// # Errors
    ///
    /// When the database fails, or holds what this version cannot read.
    pub async fn endpoints(&self, after: &str, limit: u32) -> Result<Vec<Endpoint>, OutboxError> {
        let values: Vec<Value> = vec![after.into(), i64::from(limit).into()];
        let mut connection = self.pool().acquire().await?;
        DB::rows(&mut connection, ENDPOINTS, values).await?.iter().map(endpoint::<DB>).collect()
    }

    /// Sends nothing to an endpoint until it is resumed; what is under way goes on.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn pause(&self, endpoint: &EndpointName) -> Result<(), OutboxError> {
        self.set_state(endpoint, EndpointState::Paused).await
    }

    /// Sends to an endpoint again, be it paused, disabled or left alone after failures.
    ///
    /// What died meanwhile is not sent by itself: see [`Outbox::replay`].
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn resume(&self, endpoint: &EndpointName) -> Result<(), OutboxError> {
        self.set_state(endpoint, EndpointState::Active).await
    }

    async fn set_state(&self, endpoint: &EndpointName, state: EndpointState) -> Result<(), OutboxError> {
        let mut transaction = DB::begin(self.pool()).await?;
        DB::execute(&mut transaction, ADD_ENDPOINT, vec![endpoint.as_str().into()]).await?;
        let values: Vec<Value> = vec![endpoint.as_str().into(), state.name().into()];
        DB::execute(&mut transaction, SET_STATE, values).await?;
        transaction.commit().await?;
        Ok(())
    }
}

impl EndpointState {
    const ALL: [Self; 3] = [Self::Active, Self::Paused, Self::Disabled];

    /// Its name: `active`, `paused` or `disabled`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Disabled => "disabled",
        }
    }
}

fn endpoint<DB: Database>(row: &DB::Row) -> Result<Endpoint, OutboxError> {
    let state = text::<DB>(row, "state")?;
    let state = EndpointState::ALL.into_iter().find(|known| known.name() == state);
    let count = |column| Ok::<_, sqlx::Error>(u64::try_from(integer::<DB>(row, column)?).unwrap_or(0));
    Ok(Endpoint {
        name: EndpointName::kept(text::<DB>(row, "name")?),
        state: state.ok_or(OutboxError::Unreadable { what: "an endpoint's state" })?,
        failures: count("failures")?,
        open_until_ms: integer::<DB>(row, "open_until")?,
        pending: count("pending")?,
        dead: count("dead")?,
    })
}
