//! What became of a call that did not succeed.
//!
//! Decides nothing about retries. Never quotes an address, a body or an answer, which may hold secrets; causes may, and
//! are kept for those who look for them.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use crate::callback::answer::{NotDeclared, Received};
use crate::callback::call::CallFault;
use crate::callback::causes::causes;
use crate::callback::{AddressError, TargetError};

/// What became of a call that did not succeed.
///
/// Its text is fit for logs: it quotes neither the address nor anything sent or received.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallbackError {
    /// The address could not be built. Nothing was sent.
    #[error("the callback's address was refused: {0}")]
    TargetRefused(#[from] TargetError),
    /// The body does not serialise. Nothing was sent.
    #[error("the callback's body does not serialise")]
    BodyNotSerialisable(#[source] Arc<serde_json::Error>),
    /// The value for a header field would not arrive as it is. Nothing was sent.
    #[error("the value for the callback's header field `{0}` cannot be sent")]
    HeaderNotSendable(&'static str),
    /// The address may not be reached. Nothing was sent.
    #[error("the callback's address is not allowed: {0}")]
    AddressBlocked(#[source] AddressError),
    /// The receiver's name has no address, or nobody listens there. Nothing was sent.
    #[error("the receiver could not be connected to")]
    Connect(#[source] reqwest::Error),
    /// The receiver's certificate or its TLS is not acceptable. Nothing was sent.
    #[error("no secure connection to the receiver could be made")]
    Tls(#[source] reqwest::Error),
    /// The time ran out before the answer was complete. The receiver may have got the request.
    #[error("the receiver did not answer in time")]
    Timeout(#[source] reqwest::Error),
    /// The connection broke, or what came back is not HTTP. The receiver may have got the request.
    #[error("the exchange with the receiver broke off")]
    Exchange(#[source] reqwest::Error),
    /// The receiver answered, but neither with success (2xx) nor as the contract declares. Redirects are among these: they are never followed.
    #[error("the receiver answered {}", status.as_u16())]
    Status {
        /// What the receiver answered.
        status: StatusCode,
        /// How long it asks us to wait (`Retry-After`, RFC 9110 section 10.2.3), if it said so in seconds; at most 24
        /// hours.
        retry_after: Option<Duration>,
        /// How its body begins: at most a kilobyte of text, control characters left out. The receiver's words, which
        /// may be anything.
        excerpt: String,
    },
    /// The receiver answered with success and too long a body.
    #[error("the receiver's answer is longer than {max_bytes} bytes")]
    AnswerTooLarge {
        /// The most bytes that are read.
        max_bytes: usize,
    },
    /// The receiver answered with success, and its body is not of the declared type.
    #[error("the receiver's answer is not of the declared type")]
    AnswerNotDeclared(#[source] serde_json::Error),
}

impl CallbackError {
    /// What the HTTP client's error means. Its URL is dropped, since it may hold a token.
    pub(super) fn from_exchange(error: reqwest::Error) -> Self {
        let error = error.without_url();
        if let Some(refusal) = causes(&error).find_map(|cause| cause.downcast_ref::<AddressError>()) {
            return Self::AddressBlocked(*refusal);
        }
        if error.is_timeout() {
            return Self::Timeout(error);
        }
        if causes(&error).any(<dyn Error>::is::<rustls::Error>) {
            return Self::Tls(error);
        }
        if error.is_connect() {
            return Self::Connect(error);
        }
        Self::Exchange(error)
    }
}

impl NotDeclared {
    /// What to tell of `received`.
    pub(super) fn into_error(self, received: &Received) -> CallbackError {
        match self {
            Self::Status => CallbackError::Status {
                status: received.status,
                retry_after: received.retry_after,
                excerpt: received.excerpt(),
            },
            Self::Body(error) => CallbackError::AnswerNotDeclared(error),
        }
    }
}

impl From<CallFault> for CallbackError {
    fn from(fault: CallFault) -> Self {
        match fault {
            CallFault::Target(error) => Self::TargetRefused(error),
            CallFault::Header(name) => Self::HeaderNotSendable(name),
            CallFault::Body(error) => Self::BodyNotSerialisable(error),
        }
    }
}
