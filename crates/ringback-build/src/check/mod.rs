//! Rules that look at more than one part of the contract, one per file.
//!
//! A rule reads the model and reports; it never changes it and never sees syntax. After this stage emitting
//! cannot fail: what is left has one meaning, one place in the document and one name in generated Rust.
//!
//! Rules also run over what is left of a contract in which something was reported, so that all mistakes are seen
//! at once; those that could be deceived by what is missing do not.

mod body_on_method;
mod call_parameters;
mod example_text;
mod example_value;
mod examples;
mod generated_names;
mod hidden_links;
mod operation_ids;
mod operation_twice;
mod placeholder_names;
mod placeholders;
mod problem_status;
mod security;
mod unused_callbacks;

#[cfg(test)]
mod promise_tests;
#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes, reason = "expect-test writes expected text so")]
mod tests;

use crate::diagnostics::Sink;
use crate::model::{Callback, Contract, Operation};

type Rule = fn(&Contract, &mut Sink);

const RULES: &[Rule] = &[
    placeholders::check,
    body_on_method::check,
    call_parameters::check,
    problem_status::check,
    security::check_names,
    operation_twice::check,
    placeholder_names::check,
    operation_ids::check,
    generated_names::check,
    hidden_links::check,
];

/// These take for wrong what only looks so while a part of the contract is missing.
const RULES_FOR_WHOLE: [Rule; 3] = [unused_callbacks::check, security::check_unused, examples::check];

/// Reports whatever breaks a rule.
pub fn contract(contract: &Contract, sink: &mut Sink) {
    let is_whole = sink.is_empty();
    for rule in RULES {
        rule(contract, sink);
    }
    for rule in RULES_FOR_WHOLE.iter().filter(|_| is_whole) {
        rule(contract, sink);
    }
}

fn operations(contract: &Contract) -> impl Iterator<Item = &Operation> {
    contract.modules.iter().flat_map(|module| &module.operations)
}

/// Every call that the service makes: callbacks and webhooks.
fn calls(contract: &Contract) -> impl Iterator<Item = &Callback> {
    contract.modules.iter().flat_map(|module| module.callbacks.iter().chain(&module.webhooks))
}
