//! What is counted, and how it is told: the text format of Prometheus, version 0.0.4.
//!
//! No label holds an address. What this process did is counted here; what waits is asked of the database.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::database::{Value, integer, text};
use crate::{Database, Outbox, OutboxError};

/// What this process did.
#[derive(Debug, Default)]
pub(crate) struct Counters(Mutex<Counted>);

#[derive(Debug, Default, Clone)]
struct Counted {
    enqueued: u64,
    /// By outcome.
    attempts: BTreeMap<&'static str, u64>,
    attempt_seconds: Histogram,
    delivery_age_seconds: Histogram,
}

/// The upper bounds of buckets, in seconds: from a round trip on loopback to the last attempt.
const BOUNDS_S: [f64; 10] = [0.005, 0.025, 0.1, 0.5, 2.5, 15.0, 60.0, 600.0, 7_200.0, 86_400.0];

#[derive(Debug, Default, Clone)]
struct Histogram {
    /// How many fell into each bucket and none below.
    buckets: [u64; BOUNDS_S.len()],
    count: u64,
    sum_s: f64,
}

// What is kept back on purpose is not late.
const PENDING: &str = "SELECT count(*) AS pending, \
        min(CASE WHEN endpoint NOT IN \
            (SELECT name FROM ringback_endpoints WHERE state <> 'active' OR open_until > $1) THEN due_at END) AS due_at \
    FROM ringback_messages WHERE state = 'pending'";

// The first condition is that of the index.
const DEAD: &str =
    "SELECT count(*) AS dead FROM ringback_messages WHERE state <> 'pending' AND state = 'dead'";

// One that is left alone after failures is open, and no longer active.
const ENDPOINTS: &str = "SELECT \
        CASE WHEN state = 'active' AND open_until > $1 THEN 'open' ELSE state END AS condition, count(*) AS endpoints \
    FROM ringback_endpoints GROUP BY 1 ORDER BY 1";

impl Counters {
    pub(crate) fn enqueued(&self) {
        self.counted().enqueued += 1;
    }

    pub(crate) fn attempted(&self, outcome: &'static str, took: Duration) {
        let mut counted = self.counted();
        *counted.attempts.entry(outcome).or_default() += 1;
        counted.attempt_seconds.observe(took.as_secs_f64());
    }

    pub(crate) fn delivered_after_ms(&self, age_ms: i64) {
        let age = Duration::from_millis(u64::try_from(age_ms).unwrap_or(0));
        self.counted().delivery_age_seconds.observe(age.as_secs_f64());
    }

    fn counted(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Histogram {
    fn observe(&mut self, seconds: f64) {
        self.count += 1;
        self.sum_s += seconds;
        if let Some(bucket) = BOUNDS_S.iter().position(|bound| seconds <= *bound) {
            self.buckets[bucket] += 1;
        }
    }
}

impl<DB: Database> Outbox<DB> {
    /// What this process did and what waits in the database, in the text format of Prometheus.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn metrics(&self) -> Result<String, OutboxError> {
        let mut page = Page::default();
        page.counted(&self.counters().counted().clone());
        self.write_waiting(&mut page).await?;
        Ok(page.0)
    }

    async fn write_waiting(&self, page: &mut Page) -> Result<(), OutboxError> {
        let mut connection = self.pool().acquire().await?;
        let now_ms = self.clock().now_ms::<DB>(&mut connection).await?;
        if let Some(row) = DB::rows(&mut connection, PENDING, vec![now_ms.into()]).await?.first() {
            let due_at_ms = DB::integer(row, "due_at")?.unwrap_or(now_ms);
            page.gauge("pending", "Messages that wait.", integer::<DB>(row, "pending")?);
            let lag = u64::try_from(now_ms - due_at_ms).unwrap_or(0);
            let help =
                "How long the message has been due that is due longest, of endpoints that are sent to.";
            page.gauge("due_lag_seconds", help, Duration::from_millis(lag).as_secs_f64());
        }
        if let Some(row) = DB::rows(&mut connection, DEAD, Vec::new()).await?.first() {
            page.gauge("dead", "Messages that were given up.", integer::<DB>(row, "dead")?);
        }
        page.head("endpoints", "gauge", "Endpoints by state; open ones are left alone after failures.");
        let values: Vec<Value> = vec![now_ms.into()];
        for row in DB::rows(&mut connection, ENDPOINTS, values).await? {
            let (state, count) = (text::<DB>(&row, "condition")?, integer::<DB>(&row, "endpoints")?);
            page.line(&format!("endpoints{{state=\"{state}\"}} {count}"));
        }
        Ok(())
    }
}

/// The text as it grows.
#[derive(Debug, Default)]
struct Page(String);

impl Page {
    fn counted(&mut self, counted: &Counted) {
        self.head(
            "enqueued_total",
            "counter",
            "Messages that were kept, be it in a transaction that did not commit.",
        );
        self.line(&format!("enqueued_total {}", counted.enqueued));
        self.head("attempts_total", "counter", "Attempts by what became of the message.");
        for (outcome, count) in &counted.attempts {
            self.line(&format!("attempts_total{{outcome=\"{outcome}\"}} {count}"));
        }
        let lost = counted.attempts.get("lease_lost").unwrap_or(&0);
        self.head(
            "lease_lost_total",
            "counter",
            "Results that came after somebody else had taken the message.",
        );
        self.line(&format!("lease_lost_total {lost}"));
        self.histogram("attempt_seconds", "How long attempts took.", &counted.attempt_seconds);
        let help = "How long after they were enqueued messages were delivered.";
        self.histogram("delivery_age_seconds", help, &counted.delivery_age_seconds);
    }

    fn histogram(&mut self, name: &str, help: &str, histogram: &Histogram) {
        self.head(name, "histogram", help);
        let mut below = 0;
        for (bound, count) in BOUNDS_S.iter().zip(histogram.buckets) {
            below += count;
            self.line(&format!("{name}_bucket{{le=\"{bound}\"}} {below}"));
        }
        self.line(&format!("{name}_bucket{{le=\"+Inf\"}} {}", histogram.count));
        self.line(&format!("{name}_sum {}", histogram.sum_s));
        self.line(&format!("{name}_count {}", histogram.count));
    }

    fn gauge(&mut self, name: &str, help: &str, value: impl std::fmt::Display) {
        self.head(name, "gauge", help);
        self.line(&format!("{name} {value}"));
    }

    fn head(&mut self, name: &str, kind: &str, help: &str) {
        // Writing to a string does not fail.
        let _ =
            writeln!(self.0, "# HELP ringback_outbox_{name} {help}\n# TYPE ringback_outbox_{name} {kind}");
    }

    fn line(&mut self, sample: &str) {
        let _ = writeln!(self.0, "ringback_outbox_{sample}");
    }
}
