//! Signatures by Standard Webhooks 1.0, symmetric.
//!
//! Stricter than the crate that makes them: it accepts empty secrets, and ids with dots, which would let one signature
//! stand for two messages.

mod keys;
mod secret;
mod signer;

pub use keys::KeysOf;
pub use secret::{Secret, SecretError};

pub(crate) use keys::{ADD_KEY, kept_secret};
pub(crate) use signer::{SignError, signed_fields};
