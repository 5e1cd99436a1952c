//! Whether a request comes from somebody who has one of our secrets, and now.
//!
//! Stricter than the crate that compares the signatures: each of the three fields stands there once, the id has no dot,
//! the timestamp is digits.

use http::{HeaderMap, HeaderName};
use standardwebhooks::{Webhook, WebhookError};

use crate::receiver::Delivery;
use crate::signing::{ID, SIGNATURE, Secret, TIMESTAMP};

/// Why a request is not believed. For the log: a sender is told nothing but that it is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// A field is missing.
    #[error("there is no `{0}`")]
    Missing(HeaderName),
    /// A field stands there more than once.
    #[error("there is more than one `{0}`")]
    Repeated(HeaderName),
    /// A field is not what it must be.
    #[error("`{0}` is malformed")]
    Malformed(HeaderName),
    /// It was signed more than five minutes ago, or will be; the machine's clock may be wrong.
    #[error("it was not signed in these five minutes")]
    Untimely,
    /// None of the signatures was made with one of the secrets for this body.
    #[error("no signature is by one of our secrets")]
    Signature,
}

/// More digits than this no timestamp has for the next 3,000 years.
const MAX_TIMESTAMP_DIGITS: usize = 11;

/// Verifies a request by its header fields and the exact bytes of its body. One signature by one of `secrets` is enough,
/// so that sender and receiver may change over to a new one when it suits each. Five minutes are tolerated between the
/// clocks of both.
///
/// # Errors
///
/// [`VerifyError`], which is for the log: answer 401 and nothing of the reason.
///
/// # Example
///
/// ```
/// use http::HeaderMap;
/// use ringback::receiver::verify;
/// use ringback::signing::Secret;
///
/// fn is_known(headers: &HeaderMap, body: &[u8], secrets: &[Secret]) -> bool {
///     match verify(secrets, headers, body) {
///         Ok(delivery) => !delivery.id().is_empty(),
///         Err(_) => false,
///     }
/// }
/// assert!(!is_known(&HeaderMap::new(), b"{}", &[]));
/// ```
pub fn verify(secrets: &[Secret], headers: &HeaderMap, body: &[u8]) -> Result<Delivery, VerifyError> {
    let (id, timestamp) = (one(headers, &ID)?, one(headers, &TIMESTAMP)?);
    one(headers, &SIGNATURE)?;
    let timestamp_s = timestamp_s(timestamp).ok_or(VerifyError::Malformed(TIMESTAMP))?;
    let delivery = Delivery::new(id, Some(timestamp_s)).ok_or(VerifyError::Malformed(ID))?;
    let mut why = VerifyError::Signature;
    for secret in secrets {
        match Webhook::new(secret.expose()).and_then(|webhook| webhook.verify(body, headers)) {
            Ok(()) => return Ok(delivery),
            Err(WebhookError::TimestampTooOldError | WebhookError::FutureTimestampError) => {
                why = VerifyError::Untimely;
            }
            Err(_) => {}
        }
    }
    Err(why)
}

/// What a request says of itself, believed or not; `None` where it bears no id.
pub(super) fn claimed(headers: &HeaderMap) -> Option<Delivery> {
    Delivery::new(one(headers, &ID).ok()?, one(headers, &TIMESTAMP).ok().and_then(timestamp_s))
}

fn one<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<&'a str, VerifyError> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Err(VerifyError::Missing(name.clone())),
        (Some(_), Some(_)) => Err(VerifyError::Repeated(name.clone())),
        (Some(value), None) => value.to_str().map_err(|_| VerifyError::Malformed(name.clone())),
    }
}

fn timestamp_s(text: &str) -> Option<i64> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits && text.len() <= MAX_TIMESTAMP_DIGITS { text.parse().ok() } else { None }
}
