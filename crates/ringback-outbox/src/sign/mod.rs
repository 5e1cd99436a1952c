//! The keys of an outbox; `ringback::signing` signs with them.

mod keys;

pub use keys::KeysOf;
pub use ringback::signing::{Secret, SecretError};

pub(crate) use keys::{ADD_KEY, kept_secret};
