//! Why an outbox could not do what it was asked.

use std::io;
use std::path::PathBuf;

use sqlx::migrate::MigrateError;

/// Why an outbox could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutboxError {
    /// Its tables could not be brought up to date.
    #[error("failed to migrate the outbox")]
    Migrate(#[from] MigrateError),
    /// There is no outbox in the database, and none was to be made.
    #[error("there is no outbox in this database")]
    NoOutbox,
    /// The outbox was made by another version.
    #[error("the outbox was made by another version of `ringback-outbox`")]
    OtherVersion,
    /// A loss of power would take back what was committed.
    #[error(
        "the database does not keep what it commits: SQLite needs `journal_mode = WAL` and `synchronous = FULL`, \
         PostgreSQL `synchronous_commit` other than `off`"
    )]
    NotDurable,
    /// Another process dispatches from the same SQLite database.
    #[error("another process dispatches from this database: `{path}` is locked")]
    AlreadyDispatching {
        /// The lock file.
        path: PathBuf,
    },
    /// The lock file that keeps two processes from dispatching cannot be used.
    #[error("failed to lock `{path}`")]
    Lock {
        /// The lock file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The database failed.
    #[error("the outbox's database failed")]
    Database(#[from] sqlx::Error),
    /// What stands in the database was not written by this version of the outbox.
    #[error("the outbox holds what this version cannot read: {what}")]
    Unreadable {
        /// What it is.
        what: &'static str,
    },
}
