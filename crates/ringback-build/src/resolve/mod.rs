//! Names become types, on demand and never by comparing text.
//!
//! Follows imports, aliases with parameters, globs and re-exports as Rust does; a user's own type wins over one
//! of the prelude. What cannot be known from the contract's text is reported with the ways out. Nothing here
//! knows of JSON.

mod known;
mod names;
mod path;
mod report;
mod ty;
mod types;
mod visibility;

pub use known::Known;
pub use names::{Names, Scope};
pub(crate) use ty::named;
pub use types::Type;

#[cfg(test)]
mod tests;
