//! Signatures of callbacks and webhooks: what a sender and a receiver share, and the fields that a sender adds.
//!
//! Verifies nothing: that is the business of a [`receiver`](crate::receiver). Implements the symmetric scheme of
//! [Standard Webhooks 1.0](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md),
//! stricter than the crate that makes the signatures: it accepts empty secrets, and ids with dots, which would let one
//! signature stand for two messages.

mod id;
mod secret;
mod signer;

pub use id::{is_id, new_id};
pub use secret::{Secret, SecretError};
pub use signer::{SignError, signed_fields};

/// The name of a message, the same for all its attempts.
pub const ID: http::HeaderName = http::HeaderName::from_static("webhook-id");

/// When an attempt was made, in seconds since 1970-01-01 UTC.
pub const TIMESTAMP: http::HeaderName = http::HeaderName::from_static("webhook-timestamp");

/// A signature for each live key, the newest first, separated by spaces.
pub const SIGNATURE: http::HeaderName = http::HeaderName::from_static("webhook-signature");
