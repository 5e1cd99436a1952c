//! Fingerprints: of secrets, which are never kept, and of bodies, to know them again.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The fingerprint of a secret.
pub(crate) fn of_secret(secret: &str) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

/// The fingerprint of a body.
pub(crate) fn of_body(body: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    Ok(Sha256::digest(serde_json::to_vec(body)?).to_vec())
}

/// A fingerprint as text.
pub(crate) fn hex(fingerprint: &[u8]) -> String {
    fingerprint.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}
