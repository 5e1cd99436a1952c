//! Why a contract becomes nothing.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::parse::Unparsable;
use crate::source::{FileId, Span};

/// A contract with mistakes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rejected {
    /// What we have to say, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Files that are no Rust: rustc says why, and says it better.
    pub unparsable: Vec<FileId>,
    /// The items whose attributes can repeat what lies inside them.
    pub attributed: Vec<Span>,
    /// What `build.rs` says of things that the contract does not have, a sentence each.
    pub configuration: Vec<String>,
}

impl From<Diagnostics> for Rejected {
    fn from(found: Diagnostics) -> Self {
        Self { diagnostics: found.0, ..Self::default() }
    }
}

impl From<Unparsable> for Rejected {
    fn from(unparsable: Unparsable) -> Self {
        Self { unparsable: unparsable.files, ..Self::default() }
    }
}
