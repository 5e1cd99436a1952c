//! Why the command could not do what it was asked.

use std::io;

use crate::OutboxError;

/// Why the command could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum CommandError {
    /// Nothing can run.
    #[error("failed to start")]
    Runtime(#[source] io::Error),
    /// The address of the database is of a kind that is not known.
    #[error("the database begins with `sqlite:`, `postgres:` or `postgresql:`")]
    UnknownDatabase,
    /// The database cannot be reached. Its address may hold a password, and is not told.
    #[error("failed to open the database")]
    Open(#[source] sqlx::Error),
    /// The outbox.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
    /// `--after` was not printed by this command, or for another list.
    #[error("`--after` is not a place in this list")]
    UnknownPlace,
    /// Some of what was asked for could not be done.
    #[error("{0}")]
    Undone(String),
    /// Standard output is closed.
    #[error("failed to print")]
    Print(#[source] io::Error),
}
