//! What signs, as it is shared with a receiver.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;

/// A secret of 24 to 64 bytes, written `whsec_` and base64; its `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// Why a text is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// It does not begin with `whsec_`.
    #[error("a secret begins with `whsec_`")]
    NoPrefix,
    /// What follows is not base64.
    #[error("a secret is `whsec_` and base64")]
    NotBase64,
    /// It is too short to be one, or longer than receivers accept.
    #[error("a secret has 24 to 64 bytes")]
    Length,
    /// There must be one.
    #[error("there is no secret")]
    Missing,
}

const PREFIX: &str = "whsec_";

impl Secret {
    /// Reads a secret.
    ///
    /// # Errors
    ///
    /// [`SecretError`] says what is wrong with it.
    ///
    /// # Example
    ///
    /// ```
    /// use ringback::signing::{Secret, SecretError};
    ///
    /// assert!(Secret::from_text("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").is_ok());
    /// assert_eq!(Secret::from_text("whsec_c2hvcnQ="), Err(SecretError::Length));
    /// ```
    pub fn from_text(text: &str) -> Result<Self, SecretError> {
        let base64 = text.strip_prefix(PREFIX).ok_or(SecretError::NoPrefix)?;
        let bytes = STANDARD.decode(base64).map_err(|_| SecretError::NotBase64)?;
        if !(24..=64).contains(&bytes.len()) {
            return Err(SecretError::Length);
        }
        Ok(Self(text.to_owned()))
    }

    /// A new one: 48 bytes, 366 bits of them random.
    pub fn generate() -> Self {
        let bytes = [Uuid::new_v4(), Uuid::new_v4(), Uuid::new_v4()].map(Uuid::into_bytes);
        Self(format!("{PREFIX}{}", STANDARD.encode(bytes.as_flattened())))
    }

    /// The secret, to be shared with the receiver and nobody else.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
