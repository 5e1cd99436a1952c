//! How deliveries go, in a few numbers.

use crate::database::{Value, integer, text};
use crate::operate::{EndpointState, State};
use crate::{Database, Outbox, OutboxError};

/// How deliveries go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Overview {
    /// The time by which everything here is said, in milliseconds since 1970-01-01 UTC.
    pub now_ms: i64,
    /// Messages that wait or are being sent.
    pub pending: u64,
    /// Those of them that were tried before.
    pub failing: u64,
    /// For how long the message has been due that is due longest, in milliseconds; of endpoints that are sent to.
    pub due_lag_ms: u64,
    /// Messages that arrived and are not forgotten yet.
    pub delivered: u64,
    /// Messages that were given up and are not forgotten yet.
    pub dead: u64,
    /// Messages that an operator cancelled and that are not forgotten yet.
    pub cancelled: u64,
    /// Endpoints that are sent to.
    pub active_endpoints: u64,
    /// Endpoints that are left alone after failures.
    pub open_endpoints: u64,
    /// Endpoints that an operator paused.
    pub paused_endpoints: u64,
    /// Endpoints that want nothing more.
    pub disabled_endpoints: u64,
}

const PENDING: &str = "SELECT count(*) AS pending, count(CASE WHEN attempts > 0 THEN 1 END) AS failing, \
        min(CASE WHEN endpoint NOT IN \
            (SELECT name FROM ringback_endpoints WHERE state <> 'active' OR open_until > $1) THEN due_at END) AS due_at \
    FROM ringback_messages WHERE state = 'pending'";

const ENDED: &str =
    "SELECT state, count(*) AS messages FROM ringback_messages WHERE state <> 'pending' GROUP BY state";

const ENDPOINTS: &str = "SELECT \
        CASE WHEN state = 'active' AND open_until > $1 THEN 'open' ELSE state END AS condition, \
        count(*) AS endpoints \
    FROM ringback_endpoints GROUP BY 1";

impl<DB: Database> Outbox<DB> {
    /// How deliveries go.
    ///
    /// Counts everything that is kept: for people who look, not for every request.
    ///
    /// # Errors
    ///
    /// When the database fails, or holds what this version cannot read.
    pub async fn overview(&self) -> Result<Overview, OutboxError> {
        let mut connection = self.pool().acquire().await?;
        let now_ms = self.clock().now_ms::<DB>(&mut connection).await?;
        let mut overview = Overview { now_ms, ..Overview::default() };
        for row in DB::rows(&mut connection, PENDING, vec![now_ms.into()]).await? {
            overview.pending = count::<DB>(&row, "pending")?;
            overview.failing = count::<DB>(&row, "failing")?;
            let due_at_ms = DB::integer(&row, "due_at")?.unwrap_or(now_ms);
            overview.due_lag_ms = u64::try_from(now_ms - due_at_ms).unwrap_or(0);
        }
        for row in DB::rows(&mut connection, ENDED, Vec::new()).await? {
            let state = State::from_name(&text::<DB>(&row, "state")?);
            let of = match state.ok_or(OutboxError::Unreadable { what: "a state" })? {
                State::Pending => &mut overview.pending,
                State::Delivered => &mut overview.delivered,
                State::Dead => &mut overview.dead,
                State::Cancelled => &mut overview.cancelled,
            };
            *of = count::<DB>(&row, "messages")?;
        }
        let values: Vec<Value> = vec![now_ms.into()];
        for row in DB::rows(&mut connection, ENDPOINTS, values).await? {
            let state = EndpointState::from_name(&text::<DB>(&row, "condition")?);
            let of = match state.ok_or(OutboxError::Unreadable { what: "an endpoint's state" })? {
                EndpointState::Active => &mut overview.active_endpoints,
                EndpointState::Open => &mut overview.open_endpoints,
                EndpointState::Paused => &mut overview.paused_endpoints,
                EndpointState::Disabled => &mut overview.disabled_endpoints,
            };
            *of = count::<DB>(&row, "endpoints")?;
        }
        Ok(overview)
    }
}

fn count<DB: Database>(row: &DB::Row, column: &str) -> Result<u64, sqlx::Error> {
    Ok(u64::try_from(integer::<DB>(row, column)?).unwrap_or(0))
}
