//! What time it is: the database's time, or a test's.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use crate::Database;

/// Where the time comes from.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// What all who share the database go by: PostgreSQL's own clock, with SQLite this machine's.
    #[default]
    Shared,
    /// A clock that stands still until it is set: for tests.
    Manual(ManualClock),
}

/// A clock that stands still until it is set. Clones are the same clock.
#[derive(Debug, Clone, Default)]
pub struct ManualClock {
    now_ms: Arc<AtomicI64>,
}

impl Clock {
    /// Milliseconds since 1970-01-01 UTC.
    pub(crate) async fn now_ms<DB: Database>(
        &self,
        connection: &mut DB::Connection,
    ) -> Result<i64, sqlx::Error> {
        match self {
            Self::Shared => DB::now_ms(connection).await,
            Self::Manual(clock) => Ok(clock.now_ms.load(Ordering::SeqCst)),
        }
    }
}

impl ManualClock {
    /// A clock that shows this many milliseconds since 1970-01-01 UTC.
    pub fn at_ms(now_ms: i64) -> Self {
        Self { now_ms: Arc::new(AtomicI64::new(now_ms)) }
    }

    /// What it shows, in milliseconds since 1970-01-01 UTC.
    pub fn now_ms(&self) -> i64 {
        self.now_ms.load(Ordering::SeqCst)
    }

    /// Sets it to this many milliseconds since 1970-01-01 UTC, be it back.
    pub fn set_ms(&self, now_ms: i64) {
        self.now_ms.store(now_ms, Ordering::SeqCst);
    }

    /// Sets it forward.
    pub fn advance(&self, by: Duration) {
        self.now_ms.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::SeqCst);
    }
}
