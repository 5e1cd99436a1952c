//! Messages that operators send again, or not at all.

use crate::database::Value;
use crate::{Database, EndpointName, MessageId, Outbox, OutboxError};

// The schedule begins anew; attempts go on being counted.
const REPLAY: &str = "UPDATE ringback_messages \
    SET state = 'pending', due_at = $2, ended_at = NULL, step = 0 WHERE id = $1 AND owner IS NULL";

const REPLAY_DEAD: &str = "UPDATE ringback_messages \
    SET state = 'pending', due_at = $2, ended_at = NULL, step = 0 WHERE endpoint = $1 AND state = 'dead'";

const CANCEL: &str = "UPDATE ringback_messages \
    SET state = 'cancelled', ended_at = $2, owner = NULL WHERE id = $1 AND state = 'pending'";

impl<DB: Database> Outbox<DB> {
    /// Has a message sent now, whatever became of it, under the id it has; `false` if there is none of this id, or it is
    /// being sent right now.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn replay(&self, id: &MessageId) -> Result<bool, OutboxError> {
        Ok(self.change(REPLAY, id.as_str()).await? == 1)
    }

    /// Has everything sent that is dead at an endpoint; how much that is.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn replay_dead(&self, endpoint: &EndpointName) -> Result<u64, OutboxError> {
        self.change(REPLAY_DEAD, endpoint.as_str()).await
    }

    /// Keeps a message from being sent; `false` if it does not wait. An attempt that is under way cannot be called back.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn cancel(&self, id: &MessageId) -> Result<bool, OutboxError> {
        Ok(self.change(CANCEL, id.as_str()).await? == 1)
    }

    async fn change(&self, sql: &'static str, of: &str) -> Result<u64, OutboxError> {
        let mut transaction = DB::begin(self.pool()).await?;
        let now_ms = self.clock().now_ms::<DB>(&mut transaction).await?;
        let values: Vec<Value> = vec![of.into(), now_ms.into()];
        let changed = DB::execute(&mut transaction, sql, values).await?;
        DB::give_hint(&mut transaction).await?;
        transaction.commit().await?;
        self.enqueued().notify_one();
        Ok(changed)
    }
}
