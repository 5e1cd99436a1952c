//! The task that takes turns.

use std::fmt;
use std::time::Duration;

use ringback::callback::Client;
use sqlx::Transaction;
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::Instant;
use tracing::Instrument;
use uuid::Uuid;

use crate::dispatch::Answers;
use crate::dispatch::attempt::{Attempted, attempt};
use crate::dispatch::claim::{Claim, Claimed, claim};
use crate::dispatch::record::{Fate, record};
use crate::dispatch::set_back;
use crate::{Database, Outbox, OutboxError};

/// How long a lease lasts; one that is in use is renewed.
const LEASE_MS: i64 = 30_000;

/// How often leases are renewed.
const RENEW_MS: i64 = 10_000;

/// How long to wait after the database failed.
const DATABASE_PAUSE: Duration = Duration::from_secs(1);

/// Of the time for an end, what is kept for recording what came of it.
const RECORDING: Duration = Duration::from_secs(1);

/// How far a clock may go back without having been set back.
const UNEVEN_MS: i64 = 1_000;

/// How often to forget what ended long ago.
const PRUNE_EVERY: Duration = Duration::from_hours(1);

const IS_DUE: &str =
    "SELECT 1 AS due FROM ringback_messages WHERE state = 'pending' AND due_at <= $1 LIMIT 1";

const RENEW: &str = "UPDATE ringback_messages SET due_at = $2 WHERE owner = $1 AND state = 'pending'";

const RELEASE: &str =
    "UPDATE ringback_messages SET owner = NULL, due_at = $2 WHERE owner = $1 AND state = 'pending'";

/// Deliveries under way. Dropped, it stops nothing: they go on until the runtime ends.
pub struct Dispatching {
    /// By when to have ended.
    stop: mpsc::Sender<Instant>,
    task: JoinHandle<()>,
}

struct Dispatcher<DB: Database, A> {
    outbox: Outbox<DB>,
    client: Client,
    answers: A,
    /// Who we are, in leases.
    owner: String,
    under_way: JoinSet<Attempted>,
    /// What ended and is not recorded.
    ended: Vec<Attempted>,
    renewed_at_ms: i64,
    /// What the clock showed last.
    looked_at_ms: i64,
}

/// Whether there may be more to claim right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Claimed,
    Idle,
}

impl<DB: Database> Outbox<DB> {
    /// Begins to deliver, with `client`, telling `answers` of successes: `()` where any success will do.
    ///
    /// On SQLite one process does so at a time; on PostgreSQL as many as there are.
    ///
    /// # Errors
    ///
    /// When another process delivers from this SQLite database already; when the database fails.
    pub async fn dispatch<A: Answers<DB>>(
        &self,
        client: Client,
        answers: A,
    ) -> Result<Dispatching, OutboxError> {
        let hold = DB::begin_dispatching(self.pool()).await?;
        self.make_due().await?;
        let dispatcher = Dispatcher {
            outbox: self.clone(),
            client,
            answers,
            owner: Uuid::new_v4().simple().to_string(),
            under_way: JoinSet::new(),
            ended: Vec::new(),
            renewed_at_ms: 0,
            looked_at_ms: 0,
        };
        let (stop, stopped) = mpsc::channel(1);
        Ok(Dispatching { stop, task: tokio::spawn(dispatcher.run(hold, stopped)) })
    }

    /// What the clock may have been set back before, while nobody dispatched.
    async fn make_due(&self) -> Result<(), OutboxError> {
        let mut transaction = DB::begin(self.pool()).await?;
        let now_ms = self.clock().now_ms::<DB>(&mut transaction).await?;
        set_back::make_due(&mut transaction, now_ms).await?;
        Ok(transaction.commit().await?)
    }
}

impl Dispatching {
    /// Claims nothing more, lets attempts under way end, records them, and gives back the rest: all of it within this
    /// time, of which the last second is for recording.
    ///
    /// What is cut off is sent again: after the next start on SQLite, once its lease has ended on PostgreSQL.
    pub async fn stop(mut self, within: Duration) {
        let deadline = Instant::now() + within;
        // The task is gone only if it panicked, which has been reported then.
        self.stop.send(deadline).await.ok();
        match tokio::time::timeout_at(deadline, &mut self.task).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(%error, "deliveries ended early"),
            Err(_) => {
                self.task.abort();
                tracing::error!("the outbox's database did not let deliveries end in time");
            }
        }
    }
}

impl<DB: Database, A: Answers<DB>> Dispatcher<DB, A> {
    async fn run(mut self, mut hold: DB::Hold, mut stopped: mpsc::Receiver<Instant>) {
        let pruning = tokio::spawn(prune_regularly(self.outbox.clone()));
        let deadline = loop {
            match self.turn(&stopped).await {
                Ok(Turn::Claimed) => continue,
                Ok(Turn::Idle) => {}
                Err(error) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "the outbox's database failed");
                    tokio::time::sleep(DATABASE_PAUSE).await;
                }
            }
            tokio::select! {
                // Whoever wants an end gets it before anything else is claimed.
                biased;
                // A handle that was dropped stops nothing.
                Some(deadline) = stopped.recv() => break deadline,
                Some(attempted) = self.under_way.join_next() => self.collect(attempted),
                () = self.outbox.enqueued().notified() => {}
                () = DB::hint(&mut hold) => {}
                () = tokio::time::sleep(Duration::from_millis(DB::POLL_MS)) => {}
            }
            self.collect_all();
        };
        pruning.abort();
        self.finish(deadline).await;
    }

    /// Records what ended and claims what there is room for; then begins attempts.
    async fn turn(&mut self, stopped: &mpsc::Receiver<Instant>) -> Result<Turn, OutboxError> {
        let at_most = self.outbox.limits().in_flight.saturating_sub(self.under_way.len());
        let mut connection = self.outbox.pool().acquire().await?;
        let now_ms = self.outbox.clock().now_ms::<DB>(&mut connection).await?;
        let is_due = at_most > 0 && !DB::rows(&mut connection, IS_DUE, vec![now_ms.into()]).await?.is_empty();
        drop(connection);
        let was_set_back = now_ms + UNEVEN_MS < self.looked_at_ms;
        self.looked_at_ms = now_ms;
        if was_set_back {
            self.begin_anew_at(now_ms).await?;
        }
        let must_renew = !self.under_way.is_empty() && now_ms - self.renewed_at_ms >= RENEW_MS;
        if self.ended.is_empty() && !is_due && !must_renew {
            return Ok(Turn::Idle);
        }
        let mut transaction = DB::begin(self.outbox.pool()).await?;
        let fates = self.record_ended(&mut transaction, now_ms).await?;
        if must_renew {
            self.renew(&mut transaction, now_ms).await?;
        }
        let claimed = if is_due { self.claim(&mut transaction, at_most, now_ms).await? } else { Vec::new() };
        if !stopped.is_empty() {
            // What came after an end was wanted is not claimed; what ended is recorded on the way out.
            transaction.rollback().await?;
            return Ok(Turn::Idle);
        }
        transaction.commit().await?;
        self.note_ended(&fates, now_ms);
        let turn = if claimed.is_empty() { Turn::Idle } else { Turn::Claimed };
        for message in claimed {
            self.begin(message, now_ms);
        }
        Ok(turn)
    }

    /// Nobody waits for a clock that was set back to come as far again.
    async fn begin_anew_at(&mut self, now_ms: i64) -> Result<(), OutboxError> {
        tracing::warn!("the clock was set back");
        let mut transaction = DB::begin(self.outbox.pool()).await?;
        set_back::limit_waits(&mut transaction, now_ms, LEASE_MS).await?;
        transaction.commit().await?;
        self.renewed_at_ms = 0;
        Ok(())
    }

    async fn record_ended(
        &mut self,
        transaction: &mut Transaction<'static, DB>,
        now_ms: i64,
    ) -> Result<Vec<Fate>, OutboxError> {
        // In one order everywhere, so that two dispatchers never wait for each other's endpoints.
        self.ended.sort_by(|a, b| a.message.delivery.endpoint.cmp(&b.message.delivery.endpoint));
        let mut fates = Vec::with_capacity(self.ended.len());
        for attempted in &self.ended {
            fates.push(record(transaction, &self.answers, &self.owner, attempted, now_ms).await?);
        }
        Ok(fates)
    }

    /// Tells the log and the metrics what was committed.
    fn note_ended(&mut self, fates: &[Fate], now_ms: i64) {
        for (attempted, fate) in self.ended.drain(..).zip(fates) {
            note(&attempted, *fate, now_ms);
            let counters = self.outbox.counters();
            counters.attempted(fate.name(), attempted.took);
            if matches!(fate, Fate::Delivered(_)) {
                counters.delivered_after_ms(now_ms - attempted.message.enqueued_at_ms);
            }
        }
    }

    async fn renew(
        &mut self,
        transaction: &mut Transaction<'static, DB>,
        now_ms: i64,
    ) -> Result<(), OutboxError> {
        let values = vec![self.owner.as_str().into(), (now_ms + LEASE_MS).into()];
        DB::execute(transaction, RENEW, values).await?;
        self.renewed_at_ms = now_ms;
        Ok(())
    }

    async fn claim(
        &self,
        transaction: &mut Transaction<'static, DB>,
        at_most: usize,
        now_ms: i64,
    ) -> Result<Vec<Claimed>, OutboxError> {
        let per_endpoint = self.outbox.limits().in_flight_per_endpoint;
        let owner = self.owner.as_str();
        claim(transaction, &Claim { owner, now_ms, lease_ms: LEASE_MS, at_most, per_endpoint }).await
    }

    fn begin(&mut self, message: Claimed, now_ms: i64) {
        let delivery = &message.delivery;
        let span = tracing::info_span!(
            "deliver",
            id = %delivery.id,
            callback = delivery.callback,
            attempt = delivery.attempt,
        );
        self.under_way.spawn(attempt(self.client.clone(), message, now_ms).instrument(span));
    }

    fn collect(&mut self, attempted: Result<Attempted, tokio::task::JoinError>) {
        match attempted {
            Ok(attempted) => self.ended.push(attempted),
            Err(error) => tracing::error!(%error, "an attempt broke off; its lease ends by itself"),
        }
    }

    fn collect_all(&mut self) {
        while let Some(attempted) = self.under_way.try_join_next() {
            self.collect(attempted);
        }
    }

    /// Lets what is under way end, records it as it does, and gives back the rest.
    async fn finish(mut self, deadline: Instant) {
        let cut_off = deadline.checked_sub(RECORDING).unwrap_or(deadline);
        while let Ok(Some(attempted)) = tokio::time::timeout_at(cut_off, self.under_way.join_next()).await {
            self.collect(attempted);
            self.collect_all();
            // What is not recorded now is with the next, or at the end.
            if let Err(error) = self.record_now().await {
                tracing::warn!(error = &error as &dyn std::error::Error, "the outbox's database failed");
            }
        }
        if !self.under_way.is_empty() {
            tracing::warn!("deliveries under way were cut off");
        }
        if let Err(error) = self.give_back().await {
            tracing::error!(error = &error as &dyn std::error::Error, "results were not recorded");
        }
    }

    async fn record_now(&mut self) -> Result<(), OutboxError> {
        let mut transaction = DB::begin(self.outbox.pool()).await?;
        let now_ms = self.outbox.clock().now_ms::<DB>(&mut transaction).await?;
        let fates = self.record_ended(&mut transaction, now_ms).await?;
        transaction.commit().await?;
        self.note_ended(&fates, now_ms);
        Ok(())
    }

    async fn give_back(&mut self) -> Result<(), OutboxError> {
        let mut transaction = DB::begin(self.outbox.pool()).await?;
        let now_ms = self.outbox.clock().now_ms::<DB>(&mut transaction).await?;
        let fates = self.record_ended(&mut transaction, now_ms).await?;
        DB::execute(&mut transaction, RELEASE, vec![self.owner.as_str().into(), now_ms.into()]).await?;
        transaction.commit().await?;
        self.note_ended(&fates, now_ms);
        Ok(())
    }
}

async fn prune_regularly<DB: Database>(outbox: Outbox<DB>) {
    loop {
        if let Err(error) = outbox.prune().await {
            tracing::error!(error = &error as &dyn std::error::Error, "the outbox was not pruned");
        }
        tokio::time::sleep(PRUNE_EVERY).await;
    }
}

/// Tells the log what became of a message.
fn note(attempted: &Attempted, fate: Fate, now_ms: i64) {
    let message = &attempted.message;
    let (id, attempt) = (&message.delivery.id, message.delivery.attempt);
    let failure = attempted.result.as_ref().err().map(tracing::field::display);
    let status = attempted.result.as_ref().ok().map(|received| received.status().as_u16());
    match fate {
        Fate::Delivered(answered) => {
            tracing::info!(%id, attempt, ?answered, age_ms = now_ms - message.enqueued_at_ms, "delivered");
        }
        Fate::Retried => tracing::info!(%id, attempt, status, failure, "to be tried again"),
        Fate::Dead => tracing::warn!(%id, attempt, status, failure, "not delivered"),
        Fate::LeaseLost => tracing::warn!(%id, attempt, "the lease was lost"),
    }
}

impl fmt::Debug for Dispatching {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dispatching").finish_non_exhaustive()
    }
}
