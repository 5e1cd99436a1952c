//! The Components Object (OAS 3.1.1 section 4.8.7).

use std::fmt;

use indexmap::IndexMap;

use crate::model::Schema;
use crate::source::Span;

/// The schemas that references point to, sorted by name.
#[derive(Debug, Default)]
pub struct Components {
    /// By name. Every [`crate::model::SchemaKind::Ref`] of the contract is a key here.
    pub schemas: IndexMap<SchemaName, Component>,
}

/// A named schema.
#[derive(Debug)]
pub struct Component {
    /// The schema.
    pub schema: Schema,
    /// Where the type's name stands.
    pub span: Span,
}

/// The name of a component: `^[a-zA-Z0-9._-]+$` (OAS 3.1.1 section 4.8.7.1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaName(String);

impl SchemaName {
    /// `None` where a character is not allowed.
    pub fn new(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        (!text.is_empty() && text.chars().all(fits)).then(|| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SchemaName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
