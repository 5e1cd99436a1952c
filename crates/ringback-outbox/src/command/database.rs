//! Opening the database, as an operator does: nothing is made that is not there.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgPoolOptions, Postgres};
use sqlx::sqlite::{Sqlite, SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous};

use crate::command::error::CommandError;
use crate::{Limits, Outbox};

/// How long a statement waits for another writer; a service's own take milliseconds.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// An outbox in one of the databases.
pub(super) enum Opened {
    Sqlite(Outbox<Sqlite>),
    Postgres(Outbox<Postgres>),
}

/// The outbox at this address.
pub(super) async fn open(address: &str, limits: Limits) -> Result<Opened, CommandError> {
    match address.split_once(':').map(|(scheme, _)| scheme) {
        Some("sqlite") => Ok(Opened::Sqlite(Outbox::attach_with(sqlite(address).await?, limits).await?)),
        Some("postgres" | "postgresql") => {
            Ok(Opened::Postgres(Outbox::attach_with(postgres(address).await?, limits).await?))
        }
        Some(_) | None => Err(CommandError::UnknownDatabase),
    }
}

async fn sqlite(address: &str) -> Result<sqlx::SqlitePool, CommandError> {
    let options = SqliteConnectOptions::from_str(address).map_err(CommandError::Open)?;
    // How it writes ahead stands in the file; how it syncs does not.
    let options = options.synchronous(SqliteSynchronous::Full).busy_timeout(BUSY_TIMEOUT);
    SqlitePoolOptions::new().max_connections(1).connect_with(options).await.map_err(CommandError::Open)
}

async fn postgres(address: &str) -> Result<sqlx::PgPool, CommandError> {
    PgPoolOptions::new().max_connections(1).connect(address).await.map_err(CommandError::Open)
}
