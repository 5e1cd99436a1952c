//! The three header fields of a signed request.

use http::{HeaderMap, HeaderName, HeaderValue};
use standardwebhooks::Webhook;

use crate::{MessageId, Secret};

const ID: HeaderName = HeaderName::from_static("webhook-id");
const TIMESTAMP: HeaderName = HeaderName::from_static("webhook-timestamp");
const SIGNATURE: HeaderName = HeaderName::from_static("webhook-signature");

/// Why a request could not be signed; never by what a receiver did.
#[derive(Debug, thiserror::Error)]
#[error("the request could not be signed")]
pub(crate) struct SignError;

/// What proves to a receiver who sent `body`, at this second: a signature for each key, the newest first.
pub(crate) fn signed_fields(
    id: &MessageId,
    now_s: i64,
    body: &[u8],
    keys: &[Secret],
) -> Result<HeaderMap, SignError> {
    let signatures = keys.iter().map(|key| {
        let webhook = Webhook::new(key.expose()).map_err(|_| SignError)?;
        webhook.sign(id.as_str(), now_s, body).map_err(|_| SignError)
    });
    let signatures: Vec<String> = signatures.collect::<Result<_, _>>()?;
    let value = |text: &str| HeaderValue::from_str(text).map_err(|_| SignError);
    let mut fields = HeaderMap::with_capacity(3);
    fields.insert(ID, value(id.as_str())?);
    fields.insert(TIMESTAMP, HeaderValue::from(now_s));
    fields.insert(SIGNATURE, value(&signatures.join(" "))?);
    Ok(fields)
}
