//! Names that output needs and the contract did not choose: free of clashes, the same in every run.

use std::collections::BTreeSet;

use crate::emit::DOCUMENT_PATH;
use crate::model::{Callback, Contract, Document, Listing, MAIN, Module, Operation};

/// The first of `candidates` that `taken` does not hold; it is taken then.
///
/// Where none is free, the last one gets as many `_` as it takes.
pub(super) fn claim(taken: &mut BTreeSet<String>, candidates: &[&str]) -> String {
    let free = candidates.iter().find(|name| !taken.contains(**name));
    let mut name = free.or(candidates.last()).map_or_else(String::new, |name| (*name).to_owned());
    while taken.contains(&name) {
        name.push('_');
    }
    taken.insert(name.clone());
    name
}

/// `CREATE_INVOICE` of `create_invoice`.
pub(super) fn shouting(name: &str) -> String {
    name.to_uppercase()
}

/// `CreateInvoice` of `create_invoice`, `v1/invoices` and the like.
pub(super) fn pascal(name: &str) -> String {
    name.split(|c: char| !c.is_alphanumeric()).map(capitalised).collect()
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The path of a module's file below the contract's folder: `v1/invoices` of `api/v1/invoices.rs`.
///
/// The root has its own name.
pub(super) fn module_path<'a>(contract: &Contract, module: &'a Module) -> &'a str {
    let stem = module.file.strip_suffix(".rs").unwrap_or(&module.file);
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    let below = stem.strip_prefix(&contract.folder).and_then(|rest| rest.strip_prefix('/'));
    below.filter(|below| *below != "mod").unwrap_or(module.name.unraw())
}

/// The static that embeds a document: `DOCUMENT`, `INTERNAL_DOCUMENT`.
pub(super) fn document_static(document: &Document) -> String {
    if document.name == MAIN {
        "DOCUMENT".to_owned()
    } else {
        format!("{}_DOCUMENT", shouting(&document.name))
    }
}

/// The path of a document among the files: `openapi.json`, `openapi.internal.json`.
pub(super) fn document_path(document: &Document) -> String {
    if document.name == MAIN { DOCUMENT_PATH.to_owned() } else { format!("openapi.{}.json", document.name) }
}

/// The static that embeds what is hidden.
pub(super) const HIDDEN_STATIC: &str = "HIDDEN";

/// The static of the first document in which something stands.
pub(super) fn static_of(contract: &Contract, listing: &Listing) -> String {
    let first = listing.documents.first().map(|index| &contract.documents[*index]);
    first.map_or_else(|| HIDDEN_STATIC.to_owned(), document_static)
}

/// Whether something stands in no document.
pub(super) fn has_hidden(contract: &Contract) -> bool {
    contract.listings().any(|listing| listing.documents.is_empty())
}

/// The operations of a contract, each with its module.
pub(super) fn operations(contract: &Contract) -> impl Iterator<Item = (&Module, &Operation)> {
    contract
        .modules
        .iter()
        .flat_map(|module| module.operations.iter().map(move |operation| (module, operation)))
}

/// The callbacks that an operation names, each with its module.
pub(super) fn callbacks_of<'a>(
    contract: &'a Contract,
    operation: &'a Operation,
) -> impl Iterator<Item = (&'a Module, &'a Callback)> {
    let uses = operation.callbacks.iter().flat_map(|callbacks| &callbacks.uses);
    uses.map(|&(module, callback)| {
        let module = &contract.modules[module];
        (module, &module.callbacks[callback])
    })
}
