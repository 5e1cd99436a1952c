//! The handle of an outbox.
//!
//! Opens and configures; what it does stands with each deed.

use std::fmt;
use std::sync::Arc;

use sqlx::Pool;
use sqlx::migrate::Migrate;
use tokio::sync::Notify;

use crate::database::MIGRATIONS_TABLE;
use crate::enqueue::Backlog;
use crate::metrics::Counters;
use crate::{Clock, Database, KeysOf, Limits, OutboxError, Secret};

/// Callbacks that are kept in a database until they are delivered. Cheap to clone; clones are the same outbox.
///
/// `DB` is `sqlx::Sqlite` or `sqlx::Postgres`.
pub struct Outbox<DB: Database> {
    inner: Arc<Inner<DB>>,
}

struct Inner<DB: Database> {
    pool: Pool<DB>,
    limits: Limits,
    clock: Clock,
    backlog: Backlog,
    enqueued: Notify,
    counters: Counters,
}

impl<DB: Database> Outbox<DB> {
    /// The outbox of this database, by [`Limits::default`]; its tables are made, or brought up to date.
    ///
    /// The first time, a key is made that signs for every endpoint without keys of its own: [`Outbox::keys`].
    ///
    /// # Errors
    ///
    /// When the database fails, or would not keep what it commits.
    pub async fn open(pool: Pool<DB>) -> Result<Self, OutboxError> {
        Self::open_with(pool, Limits::default(), Clock::Shared).await
    }

    /// The same by other limits, and by another clock in tests.
    ///
    /// # Errors
    ///
    /// When the database fails, or would not keep what it commits.
    pub async fn open_with(pool: Pool<DB>, limits: Limits, clock: Clock) -> Result<Self, OutboxError> {
        DB::check_durable(&pool).await?;
        DB::migrate(&pool).await?;
        let outbox = Self::of(pool, limits, clock);
        if outbox.keys(&KeysOf::Everyone).await?.is_empty() {
            outbox.add_key(&KeysOf::Everyone, &Secret::generate()).await?;
        }
        Ok(outbox)
    }

    /// The outbox that is in this database already, by [`Limits::default`]: nothing is made, and nothing brought up to
    /// date.
    ///
    /// # Errors
    ///
    /// When there is none, or one of another version; when the database fails, or would not keep what it commits.
    pub async fn attach(pool: Pool<DB>) -> Result<Self, OutboxError> {
        Self::attach_with(pool, Limits::default()).await
    }

    /// The same by other limits.
    ///
    /// # Errors
    ///
    /// When there is none, or one of another version; when the database fails, or would not keep what it commits.
    pub async fn attach_with(pool: Pool<DB>, limits: Limits) -> Result<Self, OutboxError> {
        let mut connection = pool.acquire().await?;
        if !DB::has_outbox(&mut connection).await? {
            return Err(OutboxError::NoOutbox);
        }
        let applied = connection.list_applied_migrations(MIGRATIONS_TABLE).await?;
        let applied = applied.iter().map(|migration| (migration.version, &migration.checksum));
        let migrator = DB::migrator();
        if !applied.eq(migrator.iter().map(|migration| (migration.version, &migration.checksum))) {
            return Err(OutboxError::OtherVersion);
        }
        drop(connection);
        DB::check_durable(&pool).await?;
        Ok(Self::of(pool, limits, Clock::Shared))
    }

    fn of(pool: Pool<DB>, limits: Limits, clock: Clock) -> Self {
        let (backlog, enqueued, counters) = (Backlog::default(), Notify::new(), Counters::default());
        Self { inner: Arc::new(Inner { pool, limits, clock, backlog, enqueued, counters }) }
    }

    pub(crate) fn pool(&self) -> &Pool<DB> {
        &self.inner.pool
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    pub(crate) fn backlog(&self) -> &Backlog {
        &self.inner.backlog
    }

    pub(crate) fn counters(&self) -> &Counters {
        &self.inner.counters
    }

    /// Told when something was enqueued here, although that may not be committed yet.
    pub(crate) fn enqueued(&self) -> &Notify {
        &self.inner.enqueued
    }
}

impl<DB: Database> Clone for Outbox<DB> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner) }
    }
}

impl<DB: Database> fmt::Debug for Outbox<DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outbox").field("limits", self.limits()).finish_non_exhaustive()
    }
}
