//! Recording what came of an attempt.
//!
//! Everything is written under the fence: only while the message is pending, and the lease is the one it was sent under.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt;
use ringback::callback::Received;
use sqlx::{Connection, Transaction};

use crate::Database;
use crate::database::Value;
use crate::dispatch::attempt::Attempted;
use crate::dispatch::claim::FAILURES_THAT_OPEN;
use crate::dispatch::outcome::{ANSWER_NOT_TAKEN, Outcome, judge};
use crate::dispatch::{Answered, Answers, schedule};

/// How much of a reply is kept.
const MAX_REPLY_BYTES: usize = 4 * 1_024;

/// For how long an endpoint is left alone, the first time.
const OPEN_MS: i64 = 30_000;

/// For how long at most; it doubles with every probe that fails.
const MAX_OPEN_MS: i64 = 600_000;

const END: &str = "UPDATE ringback_messages \
    SET state = $4, due_at = $5, ended_at = $6, step = step + 1, attempts = attempts + 1, owner = NULL \
    WHERE id = $1 AND owner = $2 AND lease = $3 AND state = 'pending'";

const ADD_ATTEMPT: &str = "INSERT INTO ringback_attempts (message, number, started_at, ms, status, error, reply) \
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

const CLOSE_BREAKER: &str =
    "UPDATE ringback_endpoints SET failures = 0, open_until = 0 WHERE name = $1 AND failures <> 0";

// What began before the breaker opened says nothing new.
const COUNT_FAILURE: &str = "UPDATE ringback_endpoints SET failures = failures + 1, \
        open_until = CASE \
            WHEN failures + 1 < $4 THEN open_until \
            WHEN failures + 1 - $4 > 4 THEN $3 + $6 \
            ELSE $3 + $5 * (1 << CAST(failures + 1 - $4 AS INTEGER)) \
        END \
    WHERE name = $1 AND open_until <= $2";

const DISABLE: &str = "UPDATE ringback_endpoints SET state = 'disabled' WHERE name = $1";

const BURY_WAITING: &str = "UPDATE ringback_messages SET state = 'dead', ended_at = $2 \
    WHERE endpoint = $1 AND state = 'pending' AND owner IS NULL";

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// The receiver has it.
    Delivered(Answered),
    /// It is tried again.
    Retried,
    /// It is not tried again.
    Dead,
    /// Somebody else holds it by now, or it was cancelled: nothing was recorded.
    LeaseLost,
}

impl Fate {
    /// What it is called where fates are counted.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Delivered(Answered::AsDeclared) => "delivered",
            Self::Delivered(Answered::NotDeclared) => "delivered_not_declared",
            Self::Retried => "failed",
            Self::Dead => "dead",
            Self::LeaseLost => "lease_lost",
        }
    }
}

/// Records one attempt.
pub(super) async fn record<DB: Database, A: Answers<DB>>(
    transaction: &mut Transaction<'_, DB>,
    answers: &A,
    owner: &str,
    attempted: &Attempted,
    now_ms: i64,
) -> Result<Fate, sqlx::Error> {
    let outcome = judge(&attempted.result);
    let Some(received) = attempted.result.as_ref().ok().filter(|received| is_answer(received)) else {
        return write(transaction, owner, attempted, outcome, now_ms).await;
    };
    // Written as a success at first: what the answer is good for is known only once it was taken.
    let mut inner = transaction.begin().await?;
    let fate = write(&mut inner, owner, attempted, Outcome::Success, now_ms).await?;
    if fate == Fate::LeaseLost {
        return Ok(fate);
    }
    // A service that panics must not end the deliveries of all others.
    let taking = AssertUnwindSafe(answers.answered(&mut inner, &attempted.message.delivery, received));
    let taken = taking.catch_unwind().await.unwrap_or_else(|_| Err("the service panicked".into()));
    let outcome = match taken {
        Ok(answered) if answered == Answered::AsDeclared || outcome == Outcome::Success => {
            inner.commit().await?;
            return Ok(Fate::Delivered(answered));
        }
        Ok(_) => outcome,
        Err(error) => {
            tracing::error!(id = %attempted.message.delivery.id, %error, "an answer was not taken");
            ANSWER_NOT_TAKEN
        }
    };
    inner.rollback().await?;
    write(transaction, owner, attempted, outcome, now_ms).await
}

/// Whether the contract may have declared it: the receiver is neither gone nor busy nor broken.
fn is_answer(received: &Received) -> bool {
    let status = received.status();
    status.is_success() || (status.is_client_error() && !matches!(status.as_u16(), 410 | 429))
}

/// Writes the message, the attempt and the endpoint.
async fn write<DB: Database>(
    transaction: &mut Transaction<'_, DB>,
    owner: &str,
    attempted: &Attempted,
    outcome: Outcome,
    now_ms: i64,
) -> Result<Fate, sqlx::Error> {
    let message = &attempted.message;
    let (fate, state, due_ms) = match retry_after(outcome, message.step) {
        _ if outcome == Outcome::Success => (Fate::Delivered(Answered::AsDeclared), "delivered", now_ms),
        Some(wait) => (Fate::Retried, "pending", now_ms + millis(wait)),
        None => (Fate::Dead, "dead", now_ms),
    };
    let ended_at = (fate != Fate::Retried).then_some(now_ms);
    let id = message.delivery.id.as_str();
    let values: Vec<Value> =
        vec![id.into(), owner.into(), message.lease.into(), state.into(), due_ms.into(), ended_at.into()];
    if DB::execute(transaction, END, values).await? == 0 {
        return Ok(Fate::LeaseLost);
    }
    DB::execute(transaction, ADD_ATTEMPT, attempt_values(attempted, outcome)).await?;
    judge_endpoint(transaction, attempted, outcome, now_ms).await?;
    Ok(fate)
}

/// How long to wait before the next attempt; `None` if there is none.
fn retry_after(outcome: Outcome, step: i64) -> Option<Duration> {
    match outcome {
        Outcome::Success | Outcome::Refused { .. } | Outcome::Gone => None,
        Outcome::Failure { pace, .. } => schedule::wait(step, pace, fastrand::f64()),
    }
}

fn attempt_values(attempted: &Attempted, outcome: Outcome) -> Vec<Value> {
    let (status, reply) = match &attempted.result {
        Ok(received) => (Some(i64::from(received.status().as_u16())), Some(excerpt(received.body()))),
        Err(_) => (None, None),
    };
    vec![
        attempted.message.delivery.id.as_str().into(),
        i64::from(attempted.message.delivery.attempt).into(),
        attempted.started_at_ms.into(),
        millis(attempted.took).into(),
        status.into(),
        outcome.class().map(str::to_owned).into(),
        reply.into(),
    ]
}

/// PostgreSQL's texts hold no NUL.
fn excerpt(body: &[u8]) -> String {
    String::from_utf8_lossy(&body[..body.len().min(MAX_REPLY_BYTES)]).replace('\0', "\u{fffd}")
}

async fn judge_endpoint<DB: Database>(
    transaction: &mut Transaction<'_, DB>,
    attempted: &Attempted,
    outcome: Outcome,
    now_ms: i64,
) -> Result<(), sqlx::Error> {
    let endpoint = attempted.message.delivery.endpoint.as_str();
    match outcome {
        Outcome::Success => {
            DB::execute(transaction, CLOSE_BREAKER, vec![endpoint.into()]).await?;
        }
        Outcome::Failure { is_endpoint_at_fault: true, .. } => {
            let values: Vec<Value> = vec![
                endpoint.into(),
                attempted.started_at_ms.into(),
                now_ms.into(),
                FAILURES_THAT_OPEN.into(),
                OPEN_MS.into(),
                MAX_OPEN_MS.into(),
            ];
            DB::execute(transaction, COUNT_FAILURE, values).await?;
        }
        Outcome::Failure { is_endpoint_at_fault: false, .. } | Outcome::Refused { .. } => {}
        Outcome::Gone => {
            tracing::warn!(endpoint, "the endpoint wants nothing more (410) and is disabled");
            DB::execute(transaction, DISABLE, vec![endpoint.into()]).await?;
            DB::execute(transaction, BURY_WAITING, vec![endpoint.into(), now_ms.into()]).await?;
        }
    }
    Ok(())
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
