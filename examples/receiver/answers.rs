//! What was answered, in SQLite: a restart forgets nothing.

use ringback::Failure;
use ringback::receiver::{AnswerStore, Claim, KeptAnswer};
use sqlx::SqlitePool;

/// Answers in a table of this database.
#[derive(Debug, Clone)]
pub(crate) struct SqliteAnswers(SqlitePool);

impl SqliteAnswers {
    /// Makes the table where it is missing, and forgets what is older than 30 days.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub(crate) async fn open(pool: SqlitePool) -> sqlx::Result<Self> {
        sqlx::query(
            "CREATE TABLE IF NOT EXISTS received (id TEXT PRIMARY KEY, claimed_at INTEGER NOT NULL, answer TEXT)",
        )
        .execute(&pool)
        .await?;
        sqlx::query("DELETE FROM received WHERE claimed_at < unixepoch('now', '-30 days')")
            .execute(&pool)
            .await?;
        Ok(Self(pool))
    }
}

impl AnswerStore for SqliteAnswers {
    async fn claim(&self, id: &str) -> Result<Claim, Failure> {
        // Nothing takes ten minutes here: whoever claimed it was killed.
        let claimed = sqlx::query(
            "INSERT INTO received (id, claimed_at) VALUES ($1, unixepoch()) ON CONFLICT (id) DO UPDATE \
             SET claimed_at = unixepoch() WHERE answer IS NULL AND claimed_at < unixepoch('now', '-10 minutes')",
        );
        if claimed.bind(id).execute(&self.0).await?.rows_affected() == 1 {
            return Ok(Claim::Granted);
        }
        let answer = sqlx::query_scalar("SELECT answer FROM received WHERE id = $1");
        let answer: Option<Option<String>> = answer.bind(id).fetch_optional(&self.0).await?;
        Ok(match answer.flatten() {
            Some(answer) => Claim::Answered(serde_json::from_str(&answer)?),
            None => Claim::InProgress,
        })
    }

    async fn keep(&self, id: &str, answer: &KeptAnswer) -> Result<(), Failure> {
        let kept = sqlx::query("UPDATE received SET answer = $2 WHERE id = $1");
        kept.bind(id).bind(serde_json::to_string(answer)?).execute(&self.0).await?;
        Ok(())
    }

    async fn release(&self, id: &str) -> Result<(), Failure> {
        let released = sqlx::query("DELETE FROM received WHERE id = $1 AND answer IS NULL");
        released.bind(id).execute(&self.0).await?;
        Ok(())
    }
}
