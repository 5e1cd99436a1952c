//! The service behind the contract: what its operations share.

use std::time::Duration;

use ringback::callback::Client;
use sqlx::SqlitePool;
use tokio::sync::broadcast;

use crate::api::ids::OrganiserId;
use crate::api::reports::Sale;
use crate::notify::Notifier;

/// How many sales wait for somebody who watches slowly.
const SALES: usize = 256;

/// Implements the traits of `generated/service.rs`, one file for each.
#[derive(Debug, Clone)]
pub(crate) struct Ticketing {
    pub(crate) database: SqlitePool,
    pub(crate) notifier: Notifier,
    /// Whatever was paid just now, for those who watch.
    pub(crate) sales: broadcast::Sender<(OrganiserId, Sale)>,
    /// How long an order holds its seats.
    pub(crate) hold: Duration,
}

impl Ticketing {
    /// Keeps everything in `database`, and tells receivers through `client`.
    pub(crate) fn new(database: SqlitePool, client: Client, hold: Duration) -> Self {
        let (sales, _) = broadcast::channel(SALES);
        Self { notifier: Notifier::new(database.clone(), client), sales, database, hold }
    }
}
