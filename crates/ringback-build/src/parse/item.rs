//! The types a module declares, as written.

use crate::parse::{ModuleId, Name, TypeId};
use crate::source::FileId;

/// A struct, enum, union or alias.
#[derive(Debug)]
pub struct TypeItem {
    /// Its place in [`crate::parse::Contract::types`].
    pub id: TypeId,
    /// The module it stands in.
    pub module: ModuleId,
    /// The file it stands in.
    pub file: FileId,
    /// Its name.
    pub name: Name,
    /// Whether it is `pub`, `pub(crate)` or `pub(in …)`: generated code can name it.
    pub is_visible: bool,
    /// Its doc comment, one text; empty where there is none.
    pub docs: String,
    /// Whether it bears Rust's `#[deprecated]`.
    pub is_deprecated: bool,
    /// What it is.
    pub body: TypeBody,
}

/// What a type is.
#[derive(Debug)]
pub enum TypeBody {
    /// A struct or an enum, in the form that serde's own code reads.
    Data(Box<syn::DeriveInput>),
    /// `type Name<…> = …;`
    Alias(Box<syn::ItemType>),
    /// A union, which no JSON value stands for.
    Union,
}
