//! A clock that was set back.
//!
//! What was to happen soon lies far ahead then. Nothing is left to lie further ahead than the rules would put it now;
//! that is the same whichever dispatcher sees to it, and however many do.

use sqlx::Transaction;

use crate::Database;
use crate::database::Value;
use crate::dispatch::schedule;

// What was never tried is due.
const LIMIT_WAIT: &str = "UPDATE ringback_messages SET due_at = $1 \
    WHERE state = 'pending' AND due_at > $1 AND owner IS NULL AND step = $2";

const LIMIT_LEASES: &str = "UPDATE ringback_messages SET due_at = $1 \
    WHERE state = 'pending' AND due_at > $1 AND owner IS NOT NULL";

// An endpoint that still fails is open again after one attempt.
const END_OPEN: &str = "UPDATE ringback_endpoints SET open_until = $1 WHERE open_until > $1";

/// Limits every wait to what it may be from now on. A receiver that asked for more time than the schedule gives it may
/// be called earlier than it asked.
pub(super) async fn limit_waits<DB: Database>(
    transaction: &mut Transaction<'_, DB>,
    now_ms: i64,
    lease_ms: i64,
) -> Result<(), sqlx::Error> {
    for (step, wait) in (0_i64..).zip(schedule::longest_waits()) {
        let wait_ms = i64::try_from(wait.as_millis()).unwrap_or(i64::MAX);
        let values: Vec<Value> = vec![(now_ms + wait_ms).into(), step.into()];
        DB::execute(transaction, LIMIT_WAIT, values).await?;
    }
    DB::execute(transaction, LIMIT_LEASES, vec![(now_ms + lease_ms).into()]).await?;
    DB::execute(transaction, END_OPEN, vec![now_ms.into()]).await?;
    Ok(())
}

/// Makes due what was never tried and yet lies ahead: the clock was set back while nobody dispatched.
pub(super) async fn make_due<DB: Database>(
    transaction: &mut Transaction<'_, DB>,
    now_ms: i64,
) -> Result<(), sqlx::Error> {
    DB::execute(transaction, LIMIT_WAIT, vec![now_ms.into(), 0.into()]).await?;
    Ok(())
}
