//! Changing the key that signs, in two steps, so that no receiver ever gets what it cannot verify.

use crate::database::Value;
use crate::sign::{ADD_KEY, KeysOf};
use crate::{Database, Outbox, OutboxError, Secret};

// An endpoint that is to get its first key of its own has been signed for with everyone's.
const COPY_KEYS: &str = "INSERT INTO ringback_keys (endpoint, secret, position) \
    SELECT $1, secret, position FROM ringback_keys WHERE endpoint = '' \
        AND NOT EXISTS (SELECT 1 FROM ringback_keys AS own WHERE own.endpoint = $1)";

impl<DB: Database> Outbox<DB> {
    /// Adds a new key, which signs together with all keys so far: with everyone's, where an endpoint had none of its own.
    ///
    /// Give it to the receiver, and end the old ones by [`Outbox::retire_keys`] once the receiver has it.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn rotate_key(&self, of: &KeysOf) -> Result<Secret, OutboxError> {
        let key = Secret::generate();
        let mut transaction = DB::begin(self.pool()).await?;
        DB::execute(&mut transaction, COPY_KEYS, vec![of.endpoint().into()]).await?;
        let values: Vec<Value> = vec![of.endpoint().into(), key.expose().into()];
        DB::execute(&mut transaction, ADD_KEY, values).await?;
        transaction.commit().await?;
        Ok(key)
    }
}
