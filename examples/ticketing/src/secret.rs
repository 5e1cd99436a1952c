//! Secrets that nobody guesses.

use uuid::Uuid;

/// A new secret: what it is begins it, 122 random bits follow.
pub(crate) fn new(prefix: &str) -> String {
    format!("{prefix}_{}", Uuid::new_v4().simple())
}
