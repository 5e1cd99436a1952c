//! Why an address may not be reached.
//!
//! Never holds the address: for a name it would tell what our own network looks like.

use crate::callback::address_range::Range;

/// An address that the [`AddressPolicy`](crate::callback::AddressPolicy) does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// The scheme is neither `https` nor an allowed `http`.
    #[error("the scheme is not allowed")]
    Scheme,
    /// The port is not one of the allowed ones.
    #[error("port {0} is not allowed")]
    Port(u16),
    /// The host, or one of the addresses of its name, is in a range that is not public.
    #[error("the address is not public: it is in {0}")]
    NotPublic(Range),
}

impl AddressError {
    /// What the address must be, for whoever chose it.
    pub(super) fn detail(self) -> &'static str {
        match self {
            Self::Scheme => "must be a URL with an allowed scheme",
            Self::Port(_) => "must be a URL with an allowed port",
            Self::NotPublic(_) => "must be a URL with a public address",
        }
    }
}
