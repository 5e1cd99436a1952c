//! Files become items: modules, operations, callbacks, types and imports, each with its place.
//!
//! One item is judged at a time and no name is looked up. After this stage no unknown attribute of ours is
//! left, nothing under `#[cfg(test)]` is left, and nothing else is under a `#[cfg]`: those were reported.
//! A syntax error is not reported, because rustc says it better; instead the contract is [`Unparsable`].

mod attribute;
mod condition;
mod contract;
mod docs;
mod function;
mod item;
mod json_blocks;
mod links;
mod listing;
mod literal;
mod module;
mod module_item;
mod nesting;
mod operation;
mod parameter;
mod place;
mod query;
mod reader;
mod security;
mod uses;

pub use attribute::own_name;
pub use contract::{Contract, Module, ModuleId, TypeId, Unparsable};
pub use docs::{doc_text, is_deprecated};
pub use function::{
    BodyKind, Callback, Function, Link, Name, NamePath, Operation, Parameter, ParameterKind, Webhook,
};
pub use item::{TypeBody, TypeItem};
pub use json_blocks::{JsonBlock, doc_and_json};
pub use listing::{ListingArguments, WrittenExtension};
pub use literal::Literal;
pub use module::files;
pub use module_item::ModuleArguments;
pub use place::{Place, place};
pub use query::{QueryArguments, QueryStyle};
pub use security::{Demanded, Scopes};
pub use uses::{Import, ImportName};

#[cfg(test)]
mod tests;
