//! What a caller shows, or a receiver is shown; never printed.

use std::fmt;

/// The token of `Authorization: Bearer …` (RFC 6750 section 2.1).
#[derive(Clone)]
pub struct BearerToken(String);

/// The user and the password of `Authorization: Basic …` (RFC 7617).
#[derive(Clone)]
pub struct BasicCredentials {
    user: String,
    password: String,
}

/// A key in a header field, in the query or in a cookie.
#[derive(Clone)]
pub struct ApiKey(String);

impl BearerToken {
    /// A token, to be shown to a receiver.
    pub fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// The token.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl BasicCredentials {
    /// A user and a password, to be shown to a receiver; the name has no colon (RFC 7617 section 2).
    pub fn new(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self { user: user.into(), password: password.into() }
    }

    /// From the text that was in Base64; `None` where it has no colon (RFC 7617 section 2).
    pub(super) fn read(text: &str) -> Option<Self> {
        let (user, password) = text.split_once(':')?;
        Some(Self::new(user, password))
    }

    /// The user's name.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// The password.
    pub fn password(&self) -> &str {
        &self.password
    }
}

impl ApiKey {
    /// A key, to be shown to a receiver.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for BearerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BearerToken(..)")
    }
}

impl fmt::Debug for BasicCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BasicCredentials(..)")
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(..)")
    }
}
