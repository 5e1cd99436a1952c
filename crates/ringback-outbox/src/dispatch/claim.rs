//! Leasing what is due.
//!
//! The statement itself stands in `database/claim_*.sql`. It knows which endpoints are paused, open or full, so that the
//! messages of one endpoint never keep another's waiting.

use ringback::callback::CallRequest;
use sqlx::Transaction;

use crate::database::{Value, integer, text};
use crate::dispatch::Delivery;
use crate::sign::kept_secret;
use crate::{Database, EndpointName, MessageId, OutboxError, Secret};

/// A message that is leased to us.
#[derive(Debug)]
pub(super) struct Claimed {
    pub(super) delivery: Delivery,
    /// How often it was tried since it was enqueued or replayed.
    pub(super) step: i64,
    pub(super) enqueued_at_ms: i64,
    /// Which lease this is: whoever holds an older one writes nothing.
    pub(super) lease: i64,
    pub(super) sendable: Result<Sendable, Unsendable>,
}

/// What is sent.
#[derive(Debug)]
pub(super) struct Sendable {
    pub(super) request: CallRequest,
    /// The newest first.
    pub(super) keys: Vec<Secret>,
}

/// What stands in the database is no request, or has no keys to be signed with.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the message cannot be read")]
pub(super) struct Unsendable;

/// Who claims, when, and how much.
#[derive(Debug)]
pub(super) struct Claim<'a> {
    pub(super) owner: &'a str,
    pub(super) now_ms: i64,
    pub(super) lease_ms: i64,
    pub(super) at_most: usize,
    pub(super) per_endpoint: usize,
}

/// An endpoint that failed so often in a row is left alone for a while, and then probed by one message.
pub(super) const FAILURES_THAT_OPEN: i64 = 5;

/// How far a claim looks: more than a dispatcher's room, so that endpoints with little room leave some for others.
const LOOK_AHEAD: i64 = 256;

/// Leases what is due and has room.
pub(super) async fn claim<DB: Database>(
    transaction: &mut Transaction<'_, DB>,
    claim: &Claim<'_>,
) -> Result<Vec<Claimed>, OutboxError> {
    DB::lock_claims(transaction).await?;
    let values: Vec<Value> = vec![
        claim.owner.into(),
        claim.now_ms.into(),
        (claim.now_ms + claim.lease_ms).into(),
        count(claim.at_most).into(),
        count(claim.per_endpoint).into(),
        FAILURES_THAT_OPEN.into(),
        LOOK_AHEAD.into(),
    ];
    let rows = DB::rows(transaction, DB::CLAIM, values).await?;
    rows.iter().map(|row| Ok(claimed::<DB>(row)?)).collect()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn claimed<DB: Database>(row: &DB::Row) -> Result<Claimed, sqlx::Error> {
    let attempts = integer::<DB>(row, "attempts")?;
    let delivery = Delivery {
        id: MessageId::kept(text::<DB>(row, "id")?),
        callback: text::<DB>(row, "callback")?,
        endpoint: EndpointName::kept(text::<DB>(row, "endpoint")?),
        attempt: u32::try_from(attempts).unwrap_or(u32::MAX).saturating_add(1),
    };
    let (request, secrets) = (text::<DB>(row, "request")?, DB::text(row, "secrets")?);
    Ok(Claimed {
        delivery,
        step: integer::<DB>(row, "step")?,
        enqueued_at_ms: integer::<DB>(row, "enqueued_at")?,
        lease: integer::<DB>(row, "lease")?,
        sendable: sendable(&request, secrets.as_deref().unwrap_or_default()),
    })
}

fn sendable(request: &str, secrets: &str) -> Result<Sendable, Unsendable> {
    let request = serde_json::from_str(request).map_err(|_| Unsendable)?;
    let keys: Vec<Secret> =
        secrets.split_whitespace().map(kept_secret).collect::<Result<_, _>>().map_err(|_| Unsendable)?;
    if keys.is_empty() { Err(Unsendable) } else { Ok(Sendable { request, keys }) }
}
