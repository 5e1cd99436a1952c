//! SQLite: one process dispatches, and it is the only one that writes at a time.
//!
//! A process that died leaves no lease behind: whoever holds the lock file next voids them all.

use std::fs::File;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqlitePool, SqliteRow};
use sqlx::{Connection, Row, SqlSafeStr, Sqlite, Transaction};

use crate::OutboxError;
use crate::database::{Database, Engine, MIGRATIONS_TABLE, Value};

impl Database for Sqlite {}

/// `PRAGMA synchronous` from which on a commit survives a loss of power in WAL mode.
const SYNCHRONOUS_FULL: i64 = 2;

const VOID_LEASES: &str =
    "UPDATE ringback_messages SET owner = NULL, due_at = enqueued_at WHERE owner IS NOT NULL";

const HAS_OUTBOX: &str =
    "SELECT count(*) > 0 FROM sqlite_master WHERE type = 'table' AND name = 'ringback_messages'";

impl Engine for Sqlite {
    const CLAIM: &'static str = include_str!("claim_sqlite.sql");
    // There is no word from other connections, and looking costs microseconds.
    const POLL_MS: u64 = 50;

    type Hold = Option<File>;

    fn migrator() -> Migrator {
        let mut migrator = sqlx::migrate!("migrations/sqlite");
        migrator.dangerous_set_table_name(MIGRATIONS_TABLE);
        migrator
    }

    async fn migrate(pool: &SqlitePool) -> Result<(), MigrateError> {
        Self::migrator().run(pool).await
    }

    async fn has_outbox(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
        sqlx::query_scalar(HAS_OUTBOX).fetch_one(connection).await
    }

    async fn check_durable(pool: &SqlitePool) -> Result<(), OutboxError> {
        if file(pool).await?.is_none() {
            return Ok(());
        }
        let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(pool).await?;
        let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(pool).await?;
        if journal == "wal" && synchronous >= SYNCHRONOUS_FULL {
            return Ok(());
        }
        Err(OutboxError::NotDurable)
    }

    async fn begin_dispatching(pool: &SqlitePool) -> Result<Option<File>, OutboxError> {
        let lock = match file(pool).await? {
            Some(database) => Some(lock(&database)?),
            None => None,
        };
        sqlx::query(VOID_LEASES).execute(pool).await?;
        Ok(lock)
    }

    async fn hint(_hold: &mut Option<File>) {
        std::future::pending::<()>().await;
    }

    async fn give_hint(_connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        Ok(())
    }

    async fn begin(pool: &SqlitePool) -> Result<Transaction<'static, Self>, sqlx::Error> {
        // A transaction that SQLite itself ended, as it does when the disk is full, is one that goes on to sqlx: nothing
        // can be begun on its connection any more.
        loop {
            let connection = pool.acquire().await?;
            if !connection.is_in_transaction() {
                return Transaction::begin(connection, Some("BEGIN IMMEDIATE".into_sql_str())).await;
            }
            connection.close().await?;
        }
    }

    async fn lock_claims(_connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        Ok(())
    }

    async fn now_ms(_connection: &mut SqliteConnection) -> Result<i64, sqlx::Error> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    async fn execute(
        connection: &mut SqliteConnection,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<u64, sqlx::Error> {
        Ok(bound(sql, values).execute(connection).await?.rows_affected())
    }

    async fn rows(
        connection: &mut SqliteConnection,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<SqliteRow>, sqlx::Error> {
        bound(sql, values).fetch_all(connection).await
    }

    fn integer(row: &SqliteRow, column: &str) -> Result<Option<i64>, sqlx::Error> {
        row.try_get(column)
    }

    fn text(row: &SqliteRow, column: &str) -> Result<Option<String>, sqlx::Error> {
        row.try_get(column)
    }
}

fn bound(sql: &'static str, values: Vec<Value>) -> Query<'static, Sqlite, SqliteArguments> {
    values.into_iter().fold(sqlx::query(sql), |query, value| match value {
        Value::Integer(number) => query.bind(number),
        Value::Text(text) => query.bind(text),
    })
}

/// The file of the database; `None` for one in memory.
async fn file(pool: &SqlitePool) -> Result<Option<PathBuf>, sqlx::Error> {
    let path: Option<String> =
        sqlx::query_scalar("SELECT file FROM pragma_database_list WHERE name = 'main'")
            .fetch_one(pool)
            .await?;
    Ok(path.filter(|path| !path.is_empty()).map(PathBuf::from))
}

/// The lock goes with the process, however that ends.
fn lock(database: &std::path::Path) -> Result<File, OutboxError> {
    let mut path = database.as_os_str().to_owned();
    path.push("-dispatching");
    let path = PathBuf::from(path);
    let failed = |source| OutboxError::Lock { path: path.clone(), source };
    let file = File::options().create(true).write(true).truncate(false).open(&path).map_err(failed)?;
    file.try_lock().map_err(|error| match error {
        std::fs::TryLockError::WouldBlock => OutboxError::AlreadyDispatching { path: path.clone() },
        std::fs::TryLockError::Error(source) => failed(source),
    })?;
    Ok(file)
}
