//! Why a service turns a caller away.

use crate::Failure;

/// Why a service turns a caller away.
///
/// `?` in `Authenticate` turns every other error into an internal failure, as in an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The credential is unknown, expired or revoked: 401 with a challenge (RFC 9110 section 15.5.2).
    Unauthorized,
    /// The credential is valid but does not allow this, for example for want of a scope: 403 (RFC 9110 section
    /// 15.5.4).
    Forbidden,
}

impl From<Refusal> for Failure<Refusal> {
    fn from(refusal: Refusal) -> Self {
        Self::Declared(refusal)
    }
}
