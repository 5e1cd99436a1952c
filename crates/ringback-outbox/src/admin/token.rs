//! The token that lets operators in.
//!
//! Only its digest is kept, and compared in constant time, so that neither memory nor the time of a refusal tells of it.

use std::collections::BTreeSet;
use std::fmt;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A token that nobody guesses; its `Debug` does not show it.
#[derive(Clone)]
pub struct AdminToken {
    sha256: [u8; 32],
}

/// Why a text is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AdminTokenError {
    /// It is so short that it could be guessed.
    #[error("a token has at least {MIN_LENGTH} characters; `openssl rand -hex 32` makes one")]
    TooShort,
    /// It repeats itself so much that it could be guessed.
    #[error("a token has at least {MIN_DISTINCT} different characters; `openssl rand -hex 32` makes one")]
    TooUniform,
    /// It has a character that a bearer token cannot have (RFC 6750 section 2.1).
    #[error("a token is made of letters, digits and `-._~+/`, with `=` at its end")]
    Character,
}

/// 128 bits in hexadecimal digits.
const MIN_LENGTH: usize = 32;

/// Of 32 random hexadecimal digits, fewer than this many are different once in twenty million times.
const MIN_DISTINCT: usize = 8;

impl AdminToken {
    /// The token of this text: at least 32 characters of those that bearer tokens may have, and at least 8 different ones.
    ///
    /// What is random cannot be told from what only looks so: take the text from a generator of secrets, and not from a
    /// person.
    ///
    /// # Errors
    ///
    /// [`AdminTokenError`] says what is wrong with it.
    ///
    /// # Example
    ///
    /// ```
    /// use ringback_outbox::admin::{AdminToken, AdminTokenError};
    ///
    /// assert!(AdminToken::new("f1c0b6d1a1f54a6b9c53e5a7be0c4d7b").is_ok());
    /// assert_eq!(AdminToken::new("secret").unwrap_err(), AdminTokenError::TooShort);
    /// ```
    pub fn new(text: &str) -> Result<Self, AdminTokenError> {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
        if !text.trim_end_matches('=').bytes().all(is_allowed) {
            return Err(AdminTokenError::Character);
        }
        if text.len() < MIN_LENGTH {
            return Err(AdminTokenError::TooShort);
        }
        if text.bytes().collect::<BTreeSet<u8>>().len() < MIN_DISTINCT {
            return Err(AdminTokenError::TooUniform);
        }
        Ok(Self { sha256: digest(text) })
    }

    /// Whether `shown` is this token.
    pub(super) fn is(&self, shown: &str) -> bool {
        self.sha256.ct_eq(&digest(shown)).into()
    }
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

impl fmt::Debug for AdminToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AdminToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{AdminToken, AdminTokenError};

    const TOKEN: &str = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4-._~+/==";

    #[test]
    fn only_the_very_token_is_the_token() {
        let token = AdminToken::new(TOKEN).unwrap();
        assert!(token.is(TOKEN));
        for other in ["", "=", &TOKEN[1..], &TOKEN.to_uppercase(), &format!("{TOKEN}=")] {
            assert!(!token.is(other), "{other}");
        }
    }

    #[test]
    fn what_could_be_guessed_or_sent_wrongly_is_no_token() {
        for (text, error) in [
            ("", AdminTokenError::TooShort),
            ("0123456789abcdef0123456789abcde", AdminTokenError::TooShort),
            ("abcabcabcabcabcabcabcabcabcabcabcabc", AdminTokenError::TooUniform),
            ("0123456789abcdef 0123456789abcdef", AdminTokenError::Character),
            ("0123456789abcdef=0123456789abcdef", AdminTokenError::Character),
            ("0123456789abcdef0123456789abcdefé", AdminTokenError::Character),
        ] {
            assert_eq!(AdminToken::new(text).unwrap_err(), error, "{text}");
        }
    }

    #[test]
    fn a_token_is_not_printed() {
        assert_eq!(format!("{:?}", AdminToken::new(TOKEN).unwrap()), "AdminToken(…)");
    }
}
