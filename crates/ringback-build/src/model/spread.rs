//! Structs of the contract whose fields are parameters of the request.

use crate::model::{ParameterLocation, RustIdent, RustType, ValidatedType};
use crate::source::Span;

/// A parameter of the function that is a struct: what it reads are parameters of their own.
#[derive(Debug)]
pub struct Spread {
    /// The name in the function.
    pub ident: RustIdent,
    /// Where the name stands in the signature.
    pub span: Span,
    /// The whole type as the trait's method takes it.
    pub ty: RustType,
    /// Where the values are carried.
    pub location: ParameterLocation,
    /// Its fields, in order.
    pub fields: Vec<SpreadField>,
    /// `deepObject`: the name that all fields share on the wire; they stand in the document as one parameter.
    pub deep: Option<String>,
    /// Whether it is an `Option`, which is `None` where no field is given. Only where it is deep.
    pub is_optional: bool,
    /// Whether names that are none of its fields are refused.
    pub is_closed: bool,
    /// The types that are validated, its own first, whose fields have their names on the wire; empty where it is not
    /// validated.
    pub validated: Vec<ValidatedType>,
}

/// A field of such a struct.
#[derive(Debug, Clone)]
pub struct SpreadField {
    /// What serde calls it.
    pub name: String,
    /// The name on the wire.
    pub wire: String,
    /// The name in Rust.
    pub ident: RustIdent,
    /// Whether generated code can read it.
    pub is_visible: bool,
    /// What it means that it is not given.
    pub absence: Absence,
    /// Whether it is a list with commas between its items.
    pub has_commas: bool,
}

/// What it means that a request has nothing for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// The request is refused.
    Refused,
    /// What serde makes of a missing field: `None`, or a default.
    LeftToSerde,
    /// A list without items.
    EmptyList,
}
