//! The codes of diagnostics: `R` and three digits, the hundreds by stage or topic.
//!
//! A code is never reused. `docs/diagnostics.md` explains each; a test holds the two together.

use std::fmt;

/// The code of a diagnostic, such as `R104`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub u16);

/// Modules, attributes and the form of functions.
impl Code {
    /// The arguments of an attribute cannot be read.
    pub const ATTRIBUTE_SYNTAX: Self = Self(1);
    /// A function or a parameter bears an attribute that says nothing to us.
    pub const UNKNOWN_ATTRIBUTE: Self = Self(2);
    /// An attribute of ours has an argument that it does not know.
    pub const UNKNOWN_ARGUMENT: Self = Self(3);
    /// An attribute or an argument is given twice, or two contradict each other.
    pub const GIVEN_TWICE: Self = Self(4);
    /// A part of the contract is under `#[cfg]`.
    pub const CONDITIONAL: Self = Self(5);
    /// A function has a form that no operation or callback can have.
    pub const FUNCTION_FORM: Self = Self(6);
    /// A doc comment is computed.
    pub const COMPUTED_DOCS: Self = Self(7);
    /// A module's file stands outside the contract's folder.
    pub const MODULE_OUTSIDE: Self = Self(8);
    /// An attribute of ours stands on something that is not a function.
    pub const MISPLACED_ATTRIBUTE: Self = Self(9);
    /// A function without a body has no attribute of ours.
    pub const BARE_FUNCTION: Self = Self(10);
    /// A file nests deeper than it can be read.
    pub const NESTED_TOO_DEEPLY: Self = Self(11);
}

/// Types, names and serde.
impl Code {
    /// A name leads to nothing that the contract's text shows.
    pub const UNKNOWN_NAME: Self = Self(301);
    /// A type of another crate is not one of those that are known.
    pub const FOREIGN_TYPE: Self = Self(302);
    /// A type stands in the crate, but outside the contract's folder.
    pub const OUTSIDE_TYPE: Self = Self(303);
    /// Generated code must name a type that is private.
    pub const PRIVATE_TYPE: Self = Self(304);
    /// A form of type that no JSON value stands for, or that text alone does not settle.
    pub const TYPE_FORM: Self = Self(305);
    /// A type has too many or too few arguments.
    pub const TYPE_ARGUMENTS: Self = Self(306);
    /// Aliases lead back to themselves, or grow beyond all bounds.
    pub const ENDLESS_ALIAS: Self = Self(307);
    /// A type does not derive what its direction needs.
    pub const MISSING_DERIVE: Self = Self(310);
    /// An attribute of serde that is not supported, or that serde itself refuses.
    pub const SERDE_ATTRIBUTE: Self = Self(311);
    /// An attribute that may change what a type is in JSON.
    pub const TYPE_ATTRIBUTE: Self = Self(312);
    /// A known type that stands for no JSON value, or not without more being said.
    pub const NO_SCHEMA: Self = Self(313);
    /// A map whose keys are not strings.
    pub const MAP_KEY: Self = Self(314);
    /// Two fields or variants have one name in JSON.
    pub const JSON_NAME_TWICE: Self = Self(315);
    /// A type holds nothing but itself, or new types without end.
    pub const ENDLESS_TYPE: Self = Self(316);
    /// An enum without variants, which no value has.
    pub const EMPTY_ENUM: Self = Self(317);
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R{:03}", self.0)
    }
}
