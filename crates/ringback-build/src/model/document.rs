//! The documents that a contract becomes, and how an operation stands in them.

use serde_json::Value;

/// The name of the document that is always there.
pub const MAIN: &str = "main";

/// One of the documents that a contract becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What `documents(…)` calls it; [`MAIN`] for the first. An identifier in lower case.
    pub name: String,
    /// Whether it holds every operation that is not hidden, whatever documents that names.
    pub is_complete: bool,
}

/// How an operation or a webhook stands in the documents. A callback stands where the operations stand that name it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listing {
    /// The names of its tags; an operation has at least one, a callback none.
    pub tags: Vec<String>,
    /// Which of [`crate::model::Contract::documents`] hold it, in order; none where it is hidden.
    pub documents: Vec<usize>,
    /// Its `x-…` members.
    pub extensions: Vec<Extension>,
}

/// A member of the document that the specification does not define (OAS 3.1.1 section 4.9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// Its name, which begins with `x-`.
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// Why a name cannot be that of an extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAnExtension {
    /// It does not begin with `x-`, or nothing follows.
    Prefix,
    /// The OpenAPI Initiative keeps it to itself.
    Reserved,
}

impl Extension {
    /// Whether a member that the specification does not define may have this name.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn check_name(name: &str) -> Result<(), NotAnExtension> {
        if name.strip_prefix("x-").is_none_or(str::is_empty) {
            return Err(NotAnExtension::Prefix);
        }
        let is_reserved = ["x-oai-", "x-oas-"].iter().any(|prefix| name.starts_with(prefix));
        if is_reserved { Err(NotAnExtension::Reserved) } else { Ok(()) }
    }
}

impl NotAnExtension {
    /// The reason in words, to follow the name.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Prefix => "does not begin with `x-`",
            Self::Reserved => "begins as names do that the OpenAPI Initiative keeps to itself",
        }
    }
}
