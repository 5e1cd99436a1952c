//! The payment provider, which is played: the card decides.

use thiserror::Error;

use crate::api::money::Money;
use crate::api::request_id::RequestId;

/// What the provider made of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Charge {
    /// The money came in.
    Accepted,
    /// It did not, and will not.
    Declined,
}

/// The provider does not answer.
#[derive(Debug, Error)]
#[error("the payment provider did not take {total:?} for request {}", request_id.0)]
pub(crate) struct Outage {
    total: Money,
    request_id: RequestId,
}

/// Charges a card; the provider keeps the request's name, so that both can be asked about it.
pub(crate) fn charge(card_token: &str, total: Money, request_id: RequestId) -> Result<Charge, Outage> {
    match card_token {
        "tok_declined" => Ok(Charge::Declined),
        "tok_outage" => Err(Outage { total, request_id }),
        _ => Ok(Charge::Accepted),
    }
}
