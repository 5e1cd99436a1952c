//! The service behind the contract: what its operations share.

use std::time::Duration;

use ringback::callback::Client;
use sqlx::SqlitePool;
use tokio::sync::broadcast;

use crate::api::ids::OrganiserId;
use crate::api::reports::Sale;
use crate::config::Config;
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
    /// How long sales are watched in one request.
    pub(crate) watch: Duration,
}

impl Ticketing {
    /// Keeps everything in `database`, and tells receivers through `client`.
    pub(crate) fn new(database: SqlitePool, client: Client, config: &Config) -> Self {
        let (sales, _) = broadcast::channel(SALES);
        let notifier = Notifier::new(database.clone(), client);
        Self { database, notifier, sales, hold: config.hold(), watch: config.watch() }
    }
}
