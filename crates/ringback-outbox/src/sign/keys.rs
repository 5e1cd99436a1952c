//! The keys that sign, and their rotation.

use crate::database::{Value, text};
use crate::{Database, EndpointName, Outbox, OutboxError, Secret};

/// Whose requests keys sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeysOf {
    /// Those to every endpoint that has no keys of its own.
    Everyone,
    /// Those to this endpoint.
    Endpoint(EndpointName),
}

const KEYS: &str = "SELECT secret FROM ringback_keys WHERE endpoint = $1 ORDER BY position DESC";

pub(crate) const ADD_KEY: &str = "INSERT INTO ringback_keys (endpoint, secret, position) \
    SELECT $1, $2, coalesce(max(position) + 1, 0) FROM ringback_keys WHERE endpoint = $1";

const RETIRE_KEYS: &str = "DELETE FROM ringback_keys WHERE endpoint = $1 AND position < \
    (SELECT max(position) FROM ringback_keys WHERE endpoint = $1)";

impl KeysOf {
    /// Under which endpoint's name they are kept.
    pub(crate) fn endpoint(&self) -> &str {
        match self {
            Self::Everyone => "",
            Self::Endpoint(name) => name.as_str(),
        }
    }
}

impl<DB: Database> Outbox<DB> {
    /// The live keys, the newest first.
    ///
    /// # Errors
    ///
    /// When the database fails, or a key in it is none.
    pub async fn keys(&self, of: &KeysOf) -> Result<Vec<Secret>, OutboxError> {
        let mut connection = self.pool().acquire().await?;
        let rows = DB::rows(&mut connection, KEYS, vec![of.endpoint().into()]).await?;
        rows.iter().map(|row| kept_secret(&text::<DB>(row, "secret")?)).collect()
    }

    /// Adds a key as the newest. Requests are signed with it and with all keys before it, so that a receiver may change
    /// over when it suits; then [`Outbox::retire_keys`] ends it.
    ///
    /// # Errors
    ///
    /// When the database fails; when this is a key already.
    pub async fn add_key(&self, of: &KeysOf, key: &Secret) -> Result<(), OutboxError> {
        let values: Vec<Value> = vec![of.endpoint().into(), key.expose().into()];
        let mut transaction = DB::begin(self.pool()).await?;
        DB::execute(&mut transaction, ADD_KEY, values).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Removes all keys but the newest; how many these were.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn retire_keys(&self, of: &KeysOf) -> Result<u64, OutboxError> {
        let mut transaction = DB::begin(self.pool()).await?;
        let retired = DB::execute(&mut transaction, RETIRE_KEYS, vec![of.endpoint().into()]).await?;
        transaction.commit().await?;
        Ok(retired)
    }
}

/// A secret as it stands in the database.
pub(crate) fn kept_secret(text: &str) -> Result<Secret, OutboxError> {
    Secret::from_text(text).map_err(|_| OutboxError::Unreadable { what: "a key" })
}
