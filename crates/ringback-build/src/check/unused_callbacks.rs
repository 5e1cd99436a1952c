//! A callback that no operation names would not stand in the document.

use std::collections::BTreeSet;

use crate::check::operations;
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::Contract;

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    let used: BTreeSet<(usize, usize)> = operations(contract)
        .filter_map(|operation| operation.callbacks.as_ref())
        .flat_map(|callbacks| callbacks.uses.iter().copied())
        .collect();
    for (module_index, module) in contract.modules.iter().enumerate() {
        for (index, callback) in module.callbacks.iter().enumerate() {
            if used.contains(&(module_index, index)) {
                continue;
            }
            let message = format!("no operation names the callback `{}`", callback.func);
            let diagnostic = Diagnostic::new(Code::CALLBACK_UNUSED, callback.span, message, "never called");
            let help = format!("add `callbacks({})` to an operation", callback.func);
            sink.report(diagnostic.with_help(help));
        }
    }
}
