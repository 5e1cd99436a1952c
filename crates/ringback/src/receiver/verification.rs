//! Whom a receiver believes, and where it remembers what it answered.

use std::fmt;
use std::sync::Arc;

use http::{HeaderMap, HeaderValue, header};

use crate::Problem;
use crate::receiver::answer_store::ErasedStore;
use crate::receiver::verify::{claimed, verify};
use crate::receiver::{AnswerStore, Delivery, MemoryStore};
use crate::signing::{Secret, SecretError};

/// Whom a receiver believes, and where it remembers what it answered.
///
/// Clones, and all receivers that were given the same one, share what they remember: one for each sender.
///
/// # Example
///
/// ```
/// use ringback::receiver::Verification;
///
/// // While the sender changes over to a new secret, both are believed.
/// let verification = Verification::with_secrets([
///     "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
///     "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
/// ])?;
/// # Ok::<(), ringback::signing::SecretError>(())
/// ```
#[derive(Clone)]
pub struct Verification {
    /// `None`: whoever calls is believed.
    secrets: Option<Arc<[Secret]>>,
    pub(super) store: Arc<dyn ErasedStore>,
}

/// What 401 says of how to be let in (RFC 9110 section 11.6.1); no registered scheme.
const CHALLENGE: HeaderValue = HeaderValue::from_static("StandardWebhooks");

impl Verification {
    /// Believes requests that are signed with one of these secrets, texts of the form `whsec_…`, by [`verify`].
    ///
    /// # Errors
    ///
    /// Where one of them is no secret, or there is none.
    pub fn with_secrets<S: AsRef<str>>(secrets: impl IntoIterator<Item = S>) -> Result<Self, SecretError> {
        let secrets = secrets.into_iter().map(|secret| Secret::from_text(secret.as_ref()));
        let secrets: Arc<[Secret]> = secrets.collect::<Result<_, _>>()?;
        if secrets.is_empty() {
            return Err(SecretError::Missing);
        }
        Ok(Self { secrets: Some(secrets), ..Self::none() })
    }

    /// Believes everybody: for a sender that does not sign, behind something that has verified already, and in tests.
    ///
    /// Whoever knows the address can then call it. Repeats are dropped all the same, as far as requests bear a
    /// `webhook-id`.
    pub fn none() -> Self {
        Self { secrets: None, store: Arc::new(MemoryStore::default()) }
    }

    /// Remembers answers in `store`. Default: a [`MemoryStore`], which forgets when the process ends, whereas a sender
    /// may try again for days.
    pub fn with_store(self, store: impl AnswerStore) -> Self {
        Self { store: Arc::new(store), ..self }
    }

    /// The delivery that a request makes; `None` where it bears no id and need not.
    pub(super) fn check(&self, headers: &HeaderMap, body: &[u8]) -> Result<Option<Delivery>, Problem> {
        let Some(secrets) = &self.secrets else {
            return Ok(claimed(headers));
        };
        verify(secrets, headers, body).map(Some).map_err(|error| {
            tracing::warn!(%error, "a request was not believed");
            let problem = Problem::new(401).with_detail("The request is not signed as it must be.");
            problem.with_header(header::WWW_AUTHENTICATE, CHALLENGE)
        })
    }
}

impl fmt::Debug for Verification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verification").field("secrets", &self.secrets).finish_non_exhaustive()
    }
}
