//! Who calls.

use ringback::{any_of, api_key, bearer};

use super::ids::OrganiserId;

/// A person who works for an organiser, by an access token.
#[derive(Debug, Clone)]
#[bearer]
pub struct Staff {
    /// Whom the person works for.
    pub organiser: OrganiserId,
}

/// An organiser's own software, by its key.
#[derive(Debug, Clone)]
#[api_key(header, "X-Api-Key")]
pub struct Software {
    /// Whose software it is.
    pub organiser: OrganiserId,
}

/// Whoever acts for an organiser.
#[derive(Debug, Clone)]
#[any_of]
pub enum Organiser {
    /// A person.
    Staff(Staff),
    /// A program.
    Software(Software),
}
