//! What an attempt means: for its message and for its endpoint.
//!
//! Decides; writes nothing.

use http::StatusCode;
use ringback::callback::{CallbackError, Received};

use crate::dispatch::attempt::Failed;
use crate::dispatch::schedule::Pace;

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The receiver has it.
    Success,
    /// To be tried again.
    Failure {
        /// What kind of failure, as it is kept and counted.
        class: &'static str,
        /// How soon.
        pace: Pace,
        /// Whether it speaks of the endpoint as a whole, and not of this message alone.
        is_endpoint_at_fault: bool,
    },
    /// Never to be sent again.
    Refused {
        /// Why, as it is kept and counted.
        class: &'static str,
    },
    /// Nothing is to be sent to this endpoint any more.
    Gone,
}

impl Outcome {
    /// What is kept and counted of a failure.
    pub(super) fn class(self) -> Option<&'static str> {
        match self {
            Self::Success => None,
            Self::Failure { class, .. } | Self::Refused { class } => Some(class),
            Self::Gone => Some("gone"),
        }
    }
}

/// Judges what came back, or that nothing did.
pub(super) fn judge(result: &Result<Received, Failed>) -> Outcome {
    match result {
        Ok(received) => judge_answer(received),
        Err(Failed::Unsendable(_)) => Outcome::Refused { class: "unreadable" },
        Err(Failed::Sign(_)) => Outcome::Refused { class: "signing" },
        Err(Failed::Panicked) => {
            Outcome::Failure { class: "exchange", pace: Pace::Usual, is_endpoint_at_fault: true }
        }
        Err(Failed::Exchange(error)) => judge_error(error),
    }
}

/// The application could not take the answer.
pub(super) const ANSWER_NOT_TAKEN: Outcome =
    Outcome::Failure { class: "answer_not_taken", pace: Pace::Usual, is_endpoint_at_fault: false };

fn judge_answer(received: &Received) -> Outcome {
    let status = received.status();
    if status.is_success() {
        return Outcome::Success;
    }
    if status == StatusCode::GONE {
        return Outcome::Gone;
    }
    let is_busy = matches!(status.as_u16(), 429 | 502..=504);
    let pace = match received.retry_after() {
        Some(wait) => Pace::Asked(wait),
        None if is_busy => Pace::Slow,
        None => Pace::Usual,
    };
    let is_endpoint_at_fault = is_busy || status.is_server_error();
    Outcome::Failure { class: "status", pace, is_endpoint_at_fault }
}

fn judge_error(error: &CallbackError) -> Outcome {
    let failure = |class, pace| Outcome::Failure { class, pace, is_endpoint_at_fault: true };
    match error {
        CallbackError::AddressBlocked(_) => Outcome::Refused { class: "address_blocked" },
        CallbackError::Connect(_) => failure("connect", Pace::Usual),
        CallbackError::Tls(_) => failure("tls", Pace::Usual),
        CallbackError::Timeout(_) => failure("timeout", Pace::Slow),
        // The rest is not said of an exchange, or not yet.
        _ => failure("exchange", Pace::Usual),
    }
}
