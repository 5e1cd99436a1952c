//! The names that a document needs beside those of the contract: framework schemas, problems, callbacks.
//!
//! A name of the contract is never changed; one of ours gives way.

use std::collections::BTreeSet;

use super::selection::Selection;
use crate::emit::names::{callbacks_of, claim, operations, pascal};
use crate::model::{Callback, Contract, Operation, OperationId, ProblemEnum};

/// The contract, and what its parts are called in the document.
pub(super) struct Vocabulary<'a> {
    pub(super) contract: &'a Contract,
    /// What stands in the document. Names are the same in all of them.
    pub(super) selection: Selection,
    /// The schema of RFC 9457.
    pub(super) problem: String,
    /// A problem that lists what is wrong with a request.
    pub(super) validation_problem: String,
    /// One thing that is wrong with a request.
    pub(super) validation_error: String,
    variants: Vec<Vec<String>>,
    /// The operations in the document.
    ids: BTreeSet<&'a OperationId>,
}

impl<'a> Vocabulary<'a> {
    /// Chooses every name.
    pub(super) fn new(contract: &'a Contract, selection: Selection) -> Self {
        let mut taken: BTreeSet<String> =
            contract.components.schemas.keys().map(|name| name.as_str().to_owned()).collect();
        Self {
            contract,
            selection,
            problem: claim(&mut taken, &["Problem", "HttpProblem"]),
            validation_problem: claim(&mut taken, &["ValidationProblem", "HttpValidationProblem"]),
            validation_error: claim(&mut taken, &["ValidationError", "HttpValidationError"]),
            variants: contract.problems.iter().map(|problem| variants(problem, &mut taken)).collect(),
            ids: selection.operations(contract).map(|(_, operation)| &operation.id).collect(),
        }
    }

    /// Whether an operation stands in the document.
    pub(super) fn holds(&self, operation: &OperationId) -> bool {
        self.ids.contains(operation)
    }

    /// The component of a declared problem.
    pub(super) fn variant(&self, problem: usize, variant: usize) -> &str {
        &self.variants[problem][variant]
    }

    /// The `operationId` of a callback under an operation: its own where no other operation names it.
    pub(super) fn callback_id(&self, operation: &Operation, callback: &Callback) -> String {
        let uses = operations(self.contract).flat_map(|(_, user)| callbacks_of(self.contract, user));
        match uses.filter(|(_, used)| used.id == callback.id).count() {
            0 | 1 => callback.id.to_string(),
            _ => format!("{}.{}", operation.id, callback.id),
        }
    }
}

/// `CreateInvoiceDuplicateProblem` of `CreateInvoiceProblem::Duplicate`, with the module before it if it must be.
fn variants(problem: &ProblemEnum, taken: &mut BTreeSet<String>) -> Vec<String> {
    let whole = problem.name.unraw();
    let stem = whole.strip_suffix("Problem").filter(|stem| !stem.is_empty()).unwrap_or(whole);
    let module = problem.ty.0.rsplit("::").nth(1).map(pascal).unwrap_or_default();
    let mut name = |variant: &str| {
        let plain = ascii(&format!("{stem}{variant}Problem"));
        claim(taken, &[&plain, &ascii(&format!("{module}{plain}"))])
    };
    problem.variants.iter().map(|variant| name(variant.ident.unraw())).collect()
}

/// A name fit for a component (OAS 3.1.1 section 4.8.7.1).
fn ascii(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect()
}
