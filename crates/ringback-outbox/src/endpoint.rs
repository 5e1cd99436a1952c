//! Whom callbacks go to, as far as caps, breakers and keys are concerned.

use std::fmt;

use url::Url;

/// Adds an endpoint, `$1`, unless it is there.
pub(crate) const ADD_ENDPOINT: &str =
    "INSERT INTO ringback_endpoints (name) VALUES ($1) ON CONFLICT (name) DO NOTHING";

/// The name of an endpoint: the origin of the address (`https://www.external.org:443`), or what the caller named it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EndpointName(String);

impl EndpointName {
    /// An endpoint by a name of the application's own, such as a customer's number: its addresses share a cap, a breaker
    /// and keys. `None` for an empty name.
    pub fn named(name: impl Into<String>) -> Option<Self> {
        let name = name.into();
        (!name.is_empty()).then_some(Self(name))
    }

    /// The endpoint of an address: scheme, host and port (RFC 6454 section 4).
    pub fn of(url: &Url) -> Self {
        Self(url.origin().ascii_serialization())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn kept(name: String) -> Self {
        Self(name)
    }
}

impl fmt::Display for EndpointName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
