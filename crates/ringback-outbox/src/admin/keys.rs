//! The operations of `api/keys.rs`.

use std::fmt::Write;

use ringback::Failure;
use sha2::{Digest, Sha256};

use crate::admin::service::Admin;
use crate::api::keys::{Keys, KeysReference, NewKey};
use crate::api::problems::EndpointProblem;
use crate::generated::service;
use crate::{Database, KeysOf, Outbox, OutboxError, Secret};

/// How much of a digest tells keys apart.
const FINGERPRINT_BYTES: usize = 4;

impl<DB: Database> service::Keys for Admin<DB> {
    async fn list_keys(&self, endpoint: Option<String>) -> Result<Keys, Failure<EndpointProblem>> {
        let of = self.keys_of(endpoint).await?;
        Ok(self.keys(&of).await?)
    }

    async fn rotate_key(&self, reference: KeysReference) -> Result<NewKey, Failure<EndpointProblem>> {
        let of = self.keys_of(reference.endpoint).await?;
        let secret = self.outbox.rotate_key(&of).await?;
        tracing::info!(endpoint = name(&of), "an operator rotated a key");
        Ok(NewKey { secret: secret.expose().to_owned(), keys: self.keys(&of).await? })
    }

    async fn retire_keys(&self, reference: KeysReference) -> Result<Keys, Failure<EndpointProblem>> {
        let of = self.keys_of(reference.endpoint).await?;
        let retired = self.outbox.retire_keys(&of).await?;
        tracing::info!(endpoint = name(&of), retired, "an operator retired keys");
        Ok(self.keys(&of).await?)
    }
}

impl<DB: Database> Admin<DB> {
    async fn keys_of(&self, endpoint: Option<String>) -> Result<KeysOf, Failure<EndpointProblem>> {
        match endpoint {
            None => Ok(KeysOf::Everyone),
            Some(endpoint) => Ok(KeysOf::Endpoint(self.known(endpoint).await?)),
        }
    }

    async fn keys(&self, of: &KeysOf) -> Result<Keys, OutboxError> {
        Ok(signing(&self.outbox, of).await?.0)
    }
}

/// What signs for an endpoint: as it is told, and the keys themselves.
pub(crate) async fn signing<DB: Database>(
    outbox: &Outbox<DB>,
    of: &KeysOf,
) -> Result<(Keys, Vec<Secret>), OutboxError> {
    let own = outbox.keys(of).await?;
    let is_own = !own.is_empty() && *of != KeysOf::Everyone;
    let keys = if own.is_empty() { outbox.keys(&KeysOf::Everyone).await? } else { own };
    Ok((Keys { is_own, fingerprints: keys.iter().map(fingerprint).collect() }, keys))
}

/// An endpoint's name for the log; everyone's keys have none.
fn name(of: &KeysOf) -> Option<&str> {
    match of {
        KeysOf::Everyone => None,
        KeysOf::Endpoint(name) => Some(name.as_str()),
    }
}

/// What tells keys apart without telling them.
pub(crate) fn fingerprint(key: &Secret) -> String {
    Sha256::digest(key.expose()).iter().take(FINGERPRINT_BYTES).fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
