//! What signs requests, and its rotation.
//!
//! Rotate, give the new key to the receiver, and retire the old ones once the receiver has it: in between, requests are
//! signed with all of them.

use ringback::{get, post};
use serde::{Deserialize, Serialize};

use super::operator::Operator;
use super::problems::EndpointProblem;

ringback::module! { security(Operator) }

/// Whose requests are signed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeysReference {
    /// The name of an endpoint; absent for all endpoints that have no keys of their own.
    pub endpoint: Option<String>,
}

/// The keys that sign, without what is secret of them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Keys {
    /// Whether the endpoint has keys of its own; otherwise these are everyone's.
    pub is_own: bool,
    /// How the SHA-256 of each begins, in hexadecimal, the newest first.
    pub fingerprints: Vec<String>,
}

/// A new key; only this answer has its secret.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewKey {
    /// What the receiver needs to verify requests, `whsec_…`.
    pub secret: String,
    /// All keys that sign from now on.
    pub keys: Keys,
}

/// List the keys that sign.
///
/// By their fingerprints.
#[get("/keys")]
pub async fn list_keys(
    /// The name of an endpoint; absent for all that have no keys of their own.
    endpoint: Option<String>,
) -> Result<Keys, EndpointProblem>;

/// Rotate a key.
///
/// Adds a new one, with which requests are signed beside all keys so far.
#[post("/keys/rotate")]
pub async fn rotate_key(reference: KeysReference) -> Result<NewKey, EndpointProblem>;

/// Retire old keys.
///
/// Removes all keys but the newest.
#[post("/keys/retire")]
pub async fn retire_keys(reference: KeysReference) -> Result<Keys, EndpointProblem>;
