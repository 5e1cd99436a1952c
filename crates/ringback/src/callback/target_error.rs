//! Why an address was refused, and which part of the parent's request is to blame.
//!
//! Never holds the refused value: it may be a secret, and it goes into answers and logs.

use std::fmt;

use crate::callback::{AddressError, Source};

/// A callback's address that will not be called.
///
/// Names the place of the value at fault, never the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetError {
    at: Option<Source>,
    refusal: Refusal,
}

/// What an address must be and was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The base is not `http://…` or `https://…` with a host.
    NotAbsolute,
    /// The base has control characters, white space or a backslash.
    ForbiddenCharacter,
    /// The base has a user name or a password, even an empty one.
    Userinfo,
    /// The base has a fragment.
    Fragment,
    /// The base does not parse by the URL Standard.
    Unparsable,
    /// A value in the path is empty.
    EmptyPathValue,
    /// A value in the path has control characters.
    ControlCharacter,
    /// A value in the path has `.` or `..` between its slashes or backslashes.
    DotSegment,
    /// The finished address is longer than [`Target::MAX_BYTES`](crate::callback::Target::MAX_BYTES).
    TooLong,
    /// The finished address leads elsewhere than its parts say. Nothing known gets here; it is a second line.
    Moved,
    /// The callback's key has a value, or a character, where none may stand. A mistake in the contract.
    Template,
    /// The address is one that [`AddressPolicy`](crate::callback::AddressPolicy) does not allow.
    Address(AddressError),
}

impl TargetError {
    /// A refusal of the value that came from `at`.
    pub(super) fn of(at: Source, refusal: Refusal) -> Self {
        Self { at: Some(at), refusal }
    }

    /// A refusal of what came from `at`, or from no request if that is `None`.
    pub(super) fn new(at: Option<Source>, refusal: Refusal) -> Self {
        Self { at, refusal }
    }

    /// Where the value at fault came from; `None` if that is a callback's key itself, which is a mistake in
    /// the contract and not in the request, or the address given for a webhook.
    pub fn at(&self) -> Option<Source> {
        self.at
    }

    /// What was wrong.
    pub fn refusal(&self) -> Refusal {
        self.refusal
    }

    /// What the value must be, for whoever sent it: `must not be empty`.
    pub fn detail(&self) -> &'static str {
        self.refusal.detail()
    }
}

impl Refusal {
    /// What the value must be: `must not be empty`.
    pub fn detail(self) -> &'static str {
        match self {
            Self::NotAbsolute => "must be an absolute `http` or `https` URL",
            Self::ForbiddenCharacter => "must not have control characters, white space or `\\`",
            Self::Userinfo => "must not have a user name or password",
            Self::Fragment => "must not have a fragment",
            Self::Unparsable => "must be a valid URL",
            Self::EmptyPathValue => "must not be empty",
            Self::ControlCharacter => "must not have control characters",
            Self::DotSegment => "must not have `.` or `..` as a path segment",
            Self::TooLong => "must be shorter: the callback's URL may have 2048 bytes",
            Self::Moved => "must not change where the callback's URL leads",
            Self::Template => "must stand in the path or in a value of the query",
            Self::Address(error) => error.detail(),
        }
    }
}

impl fmt::Display for TargetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "{at} {}", self.detail()),
            None => write!(f, "the address {}", self.detail()),
        }
    }
}

impl std::error::Error for TargetError {}
