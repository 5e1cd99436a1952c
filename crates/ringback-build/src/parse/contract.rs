//! What the files of a contract hold, before any name is looked up.

use crate::model::RustIdent;
use crate::parse::{Callback, Import, ModuleArguments, Operation, TypeItem, Webhook};
use crate::source::{FileId, Span};

/// Every module that can be reached from the root.
#[derive(Debug)]
pub struct Contract {
    /// By [`ModuleId`]; the first is the root, and a parent stands before its children.
    pub modules: Vec<Module>,
    /// By [`TypeId`]; in source order within a module.
    pub types: Vec<TypeItem>,
}

/// Which module of [`Contract::modules`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModuleId(pub usize);

/// Which type of [`Contract::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// A module: a file, or a `mod` with braces.
#[derive(Debug)]
pub struct Module {
    /// Its place in [`Contract::modules`].
    pub id: ModuleId,
    /// The module around it; `None` for the root.
    pub parent: Option<ModuleId>,
    /// Its own name. For the root, the name of the contract's folder.
    pub name: RustIdent,
    /// From the crate's root: `["api", "invoices"]` is `crate::api::invoices`.
    pub path: Vec<RustIdent>,
    /// Where the name stands in `mod name`; for the root, the start of its file.
    pub span: Span,
    /// Whether code elsewhere in the crate can name it, the modules around it aside.
    pub is_visible: bool,
    /// The file that holds its items.
    pub file: FileId,
    /// Its `//!` lines and the `///` lines of its `mod`, one text; empty where there are none.
    pub docs: String,
    /// The modules it declares, in source order.
    pub children: Vec<ModuleId>,
    /// What its `use` items bring, one name or glob each.
    pub imports: Vec<Import>,
    /// What its `module!` says.
    pub arguments: ModuleArguments,
    /// In source order.
    pub operations: Vec<Operation>,
    /// In source order.
    pub callbacks: Vec<Callback>,
    /// In source order.
    pub webhooks: Vec<Webhook>,
    /// The functions that bear an attribute of ours, attributes included, and its `module!`, even where something
    /// is wrong with them.
    pub attributed: Vec<Span>,
    /// The structs, enums, unions and aliases it declares, in source order.
    pub types: Vec<TypeId>,
    /// Names of traits and types of its `impl Trait for Type` blocks, such as `("Serialize", "Invoice")`.
    pub impls: Vec<(String, String)>,
}

/// Some file could not be parsed or found: rustc tells why, and generated files stay as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unparsable {
    /// The files that have the mistake, in the order they were met; never empty.
    pub files: Vec<FileId>,
}

impl Contract {
    /// The module of this id.
    pub fn module(&self, id: ModuleId) -> &Module {
        &self.modules[id.0]
    }

    /// A module and those around it, the root last.
    pub fn around(&self, id: ModuleId) -> impl Iterator<Item = ModuleId> + '_ {
        std::iter::successors(Some(id), |id| self.module(*id).parent)
    }

    /// The type of this id.
    pub fn ty(&self, id: TypeId) -> &TypeItem {
        &self.types[id.0]
    }
}

impl Module {
    /// The path that generated code may write: `crate::api::invoices`.
    pub fn rust_path(&self) -> String {
        self.path.iter().fold("crate".to_owned(), |path, segment| format!("{path}::{segment}"))
    }
}
