//! The service behind the contract: what its operations share.

use std::time::Duration;

use ringback::callback::Client;
use sqlx::SqlitePool;

use crate::notify::Notifier;

/// Implements the traits of `generated/service.rs`, one file for each.
#[derive(Debug, Clone)]
pub(crate) struct Ticketing {
    pub(crate) database: SqlitePool,
    pub(crate) notifier: Notifier,
    /// How long an order holds its seats.
    pub(crate) hold: Duration,
}

impl Ticketing {
    /// Keeps everything in `database`, and tells receivers through `client`.
    pub(crate) fn new(database: SqlitePool, client: Client, hold: Duration) -> Self {
        Self { notifier: Notifier::new(database.clone(), client), database, hold }
    }
}
