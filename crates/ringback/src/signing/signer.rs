//! The three header fields of a signed request.

use http::{HeaderMap, HeaderValue};
use standardwebhooks::Webhook;

use crate::signing::{ID, SIGNATURE, Secret, TIMESTAMP, is_id};

/// Why a request could not be signed; never by what a receiver did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The id is none: [`is_id`] says what is one.
    #[error("the id of the message is none")]
    Id,
    /// The body is no text in UTF-8.
    #[error("only text can be signed")]
    NotUtf8,
}

/// What proves to a receiver who sent `body`, at this second since 1970-01-01 UTC: a signature for each of `keys`, the
/// newest of which stands first.
///
/// # Errors
///
/// [`SignError`].
///
/// # Example
///
/// ```
/// use ringback::signing::{Secret, signed_fields};
///
/// let key = Secret::from_text("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")?;
/// let body = br#"{"email":"test@example.com","username":"test_user"}"#;
/// let fields = signed_fields("msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", 1649367553, body, &[key])?;
/// assert_eq!(fields["webhook-signature"], "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn signed_fields(id: &str, now_s: i64, body: &[u8], keys: &[Secret]) -> Result<HeaderMap, SignError> {
    if !is_id(id) {
        return Err(SignError::Id);
    }
    let signatures = keys.iter().map(|key| sign(key, id, now_s, body));
    let signatures: Vec<String> = signatures.collect::<Result<_, _>>()?;
    Ok(HeaderMap::from_iter([
        (ID, value(id)),
        (TIMESTAMP, HeaderValue::from(now_s)),
        (SIGNATURE, value(&signatures.join(" "))),
    ]))
}

fn sign(key: &Secret, id: &str, now_s: i64, body: &[u8]) -> Result<String, SignError> {
    let webhook = Webhook::new(key.expose()).expect("a secret is base64");
    webhook.sign(id, now_s, body).map_err(|_| SignError::NotUtf8)
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("ids and signatures are visible ASCII")
}
