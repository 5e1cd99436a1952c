//! Forgetting what ended long ago.

use std::time::Duration;

use crate::database::Value;
use crate::{Database, Outbox, OutboxError};

/// What was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pruned {
    /// Messages, with their attempts.
    pub messages: u64,
    /// Endpoints without messages, keys or a state worth keeping.
    pub endpoints: u64,
}

/// How many messages go in one transaction, so that nobody waits for long.
const BATCH: i64 = 1_000;

const PRUNE: &str = "DELETE FROM ringback_messages WHERE id IN \
    (SELECT id FROM ringback_messages WHERE state <> 'pending' AND state = $1 AND ended_at < $2 LIMIT $3)";

const PRUNE_ENDPOINTS: &str = "DELETE FROM ringback_endpoints WHERE state = 'active' AND failures = 0 \
    AND NOT EXISTS (SELECT 1 FROM ringback_messages WHERE endpoint = name) \
    AND NOT EXISTS (SELECT 1 FROM ringback_keys WHERE endpoint = name)";

impl<DB: Database> Outbox<DB> {
    /// Forgets what ended longer ago than [`Limits`](crate::Limits) say. Dispatching does so every hour.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn prune(&self) -> Result<Pruned, OutboxError> {
        let (keep, keep_dead) = (self.limits().keep_delivered, self.limits().keep_dead);
        let mut messages = 0;
        for (state, keep) in [("delivered", keep), ("cancelled", keep), ("dead", keep_dead)] {
            messages += self.prune_state(state, keep).await?;
        }
        let mut transaction = DB::begin(self.pool()).await?;
        let endpoints = DB::execute(&mut transaction, PRUNE_ENDPOINTS, Vec::new()).await?;
        transaction.commit().await?;
        Ok(Pruned { messages, endpoints })
    }

    async fn prune_state(&self, state: &'static str, keep: Duration) -> Result<u64, OutboxError> {
        let mut pruned = 0;
        loop {
            let mut transaction = DB::begin(self.pool()).await?;
            let now_ms = self.clock().now_ms::<DB>(&mut transaction).await?;
            let before_ms = now_ms.saturating_sub(i64::try_from(keep.as_millis()).unwrap_or(i64::MAX));
            let values: Vec<Value> = vec![state.into(), before_ms.into(), BATCH.into()];
            let gone = DB::execute(&mut transaction, PRUNE, values).await?;
            transaction.commit().await?;
            pruned += gone;
            if gone == 0 {
                return Ok(pruned);
            }
        }
    }
}
