//! The names of a contract and the scopes they are looked up in.

use crate::parse::{Contract, ModuleId};
use crate::resolve::Type;

/// The names of a contract, ready to be looked up.
#[derive(Debug)]
pub struct Names<'a> {
    /// The contract.
    pub contract: &'a Contract,
}

/// Where a name is looked up.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// In this module,
    pub module: ModuleId,
    /// after these type parameters.
    pub parameters: &'a [(String, Type)],
}

impl Scope<'_> {
    /// A module, without type parameters.
    pub fn module(module: ModuleId) -> Self {
        Self { module, parameters: &[] }
    }
}
