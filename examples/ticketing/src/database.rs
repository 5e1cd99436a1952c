//! The SQLite database.

use std::str::FromStr;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};

/// How long a statement waits for another writer.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How a transaction begins that reads what it will then write: nobody else writes meanwhile.
pub(crate) const WRITE: &str = "BEGIN IMMEDIATE";

/// Opens the database, creates the file where it is missing, and brings its tables up to date.
pub(crate) async fn open(database: &str) -> sqlx::Result<SqlitePool> {
    let options = SqliteConnectOptions::from_str(database)?
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .busy_timeout(BUSY_TIMEOUT);
    let pool = pool_options(database).connect_with(options).await?;
    sqlx::migrate!().run(&pool).await?;
    Ok(pool)
}

/// Every connection to `:memory:` is a database of its own, so there must be one, and it must stay.
fn pool_options(database: &str) -> SqlitePoolOptions {
    let options = SqlitePoolOptions::new();
    if database.contains(":memory:") {
        options.max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None)
    } else {
        options
    }
}
