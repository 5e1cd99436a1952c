//! Types whose values are validated once they are read: where each field stands in JSON.

/// A type whose values are validated, by the fields that its validation may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidatedType {
    /// The fields, in source order.
    pub members: Vec<ValidatedMember>,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidatedMember {
    /// Its name in Rust, or `0` in a newtype.
    pub field: String,
    /// Its name in JSON; `None` in a newtype, which is no level of its own there.
    pub name: Option<String>,
    /// How many lists and maps stand around the value inside.
    pub levels: usize,
    /// The place of the value's own type in the list of types; `None` where it is not looked into.
    pub inside: Option<usize>,
}
