//! Keeping a call, in the caller's own transaction.
//!
//! Never waits on the network: it writes two rows.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use ringback::callback::{Call, CallFault, CallRequest};
use sqlx::Transaction;

use crate::database::{Value, integer};
use crate::endpoint::ADD_ENDPOINT;
use crate::{Database, EndpointName, MessageId, Outbox};

/// Why a call was not kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EnqueueError {
    /// The call can never be sent.
    #[error(transparent)]
    Call(#[from] CallFault),
    /// Too many messages wait already.
    #[error("{limit} callbacks wait already")]
    BacklogFull {
        /// [`Limits::backlog`](crate::Limits::backlog).
        limit: u64,
    },
    /// The call does not serialise.
    #[error("failed to write the call as JSON")]
    Json(#[from] serde_json::Error),
    /// The database failed.
    #[error("failed to keep the call in the database")]
    Database(#[from] sqlx::Error),
}

// What goes to an endpoint that wants nothing more is kept, and can be replayed, but is not sent. An endpoint may be
// pruned at this very moment, hence the left join.
const ADD_MESSAGE: &str = "INSERT INTO ringback_messages \
        (id, callback, endpoint, request, state, enqueued_at, due_at, ended_at) \
    SELECT $1, $2, $3, $4, CASE WHEN endpoint.state = 'disabled' THEN 'dead' ELSE 'pending' END, \
        CAST($5 AS BIGINT), CAST($5 AS BIGINT), CASE WHEN endpoint.state = 'disabled' THEN CAST($5 AS BIGINT) END \
    FROM (SELECT 1) AS one LEFT JOIN ringback_endpoints AS endpoint ON endpoint.name = $3";

const COUNT_PENDING: &str = "SELECT count(*) AS pending FROM ringback_messages WHERE state = 'pending'";

/// How long a count of what waits is believed.
const COUNT_VALID: Duration = Duration::from_secs(1);

/// How much waits: counted once a second, and added to meanwhile.
#[derive(Debug, Default)]
pub(crate) struct Backlog(Mutex<Option<Counted>>);

#[derive(Debug, Clone, Copy)]
struct Counted {
    pending: u64,
    at: Instant,
}

impl<DB: Database> Outbox<DB> {
    /// Keeps `call`: it is sent after `transaction` commits, and never if that rolls back.
    ///
    /// Its endpoint is the origin of its address. On SQLite, begin the transaction with `BEGIN IMMEDIATE` if it reads
    /// before it writes, as with every transaction that may meet another writer.
    ///
    /// # Errors
    ///
    /// [`EnqueueError`]; the caller decides whether what caused the callback is to be rolled back.
    pub async fn enqueue<R>(
        &self,
        transaction: &mut Transaction<'_, DB>,
        call: Call<R>,
    ) -> Result<MessageId, EnqueueError> {
        let request = call.into_request()?;
        let endpoint = EndpointName::of(request.url());
        self.keep(transaction, &endpoint, &request).await
    }

    /// The same, to an endpoint by a name of the application's own.
    ///
    /// # Errors
    ///
    /// [`EnqueueError`]; the caller decides whether what caused the callback is to be rolled back.
    pub async fn enqueue_to<R>(
        &self,
        transaction: &mut Transaction<'_, DB>,
        endpoint: &EndpointName,
        call: Call<R>,
    ) -> Result<MessageId, EnqueueError> {
        self.keep(transaction, endpoint, &call.into_request()?).await
    }

    async fn keep(
        &self,
        transaction: &mut Transaction<'_, DB>,
        endpoint: &EndpointName,
        request: &CallRequest,
    ) -> Result<MessageId, EnqueueError> {
        let json = serde_json::to_string(request)?;
        // A write goes first: SQLite lets a transaction wait for its turn to write only as long as it has read nothing.
        DB::execute(transaction, ADD_ENDPOINT, vec![endpoint.as_str().into()]).await?;
        self.demand_room(transaction).await?;
        let now_ms = self.clock().now_ms::<DB>(transaction).await?;
        let id = MessageId::new();
        let message: Vec<Value> = vec![
            id.as_str().into(),
            request.id().into(),
            endpoint.as_str().into(),
            json.into(),
            now_ms.into(),
        ];
        DB::execute(transaction, ADD_MESSAGE, message).await?;
        DB::give_hint(transaction).await?;
        self.enqueued().notify_one();
        self.counters().enqueued();
        Ok(id)
    }

    /// Refuses where too much waits.
    async fn demand_room(&self, transaction: &mut Transaction<'_, DB>) -> Result<(), EnqueueError> {
        let pending = if let Some(pending) = self.backlog().believed() {
            pending
        } else {
            let rows = DB::rows(transaction, COUNT_PENDING, Vec::new()).await?;
            let pending = rows.first().map_or(Ok(0), |row| integer::<DB>(row, "pending"))?;
            u64::try_from(pending).unwrap_or(0)
        };
        let limit = self.limits().backlog;
        if pending >= limit {
            return Err(EnqueueError::BacklogFull { limit });
        }
        self.backlog().note(pending + 1);
        Ok(())
    }
}

impl Backlog {
    /// The last count, while it is new.
    fn believed(&self) -> Option<u64> {
        let counted = *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        counted.filter(|counted| counted.at.elapsed() < COUNT_VALID).map(|counted| counted.pending)
    }

    /// Notes a count; an older one keeps its age.
    fn note(&self, pending: u64) {
        let mut counted = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let at =
            counted.filter(|counted| counted.at.elapsed() < COUNT_VALID).map_or_else(Instant::now, |c| c.at);
        *counted = Some(Counted { pending, at });
    }
}
