//! Operation ids are unique over the document, callbacks and webhooks included (OAS 3.1.1 section 4.8.10.1, `operationId`).

use std::collections::BTreeMap;

use crate::check::{calls, operations};
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{Contract, OperationId};
use crate::source::Span;

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    check_written(contract, sink);
    check_made(contract, sink);
}

fn check_written(contract: &Contract, sink: &mut Sink) {
    let mut seen: BTreeMap<&OperationId, Span> = BTreeMap::new();
    for module in &contract.modules {
        let operations = module.operations.iter().map(|operation| (&operation.id, operation.span));
        let calls = module.callbacks.iter().chain(&module.webhooks).map(|call| (&call.id, call.span));
        for (id, span) in operations.chain(calls) {
            match seen.get(id) {
                Some(first) => sink.report(report(id, *first, span, module.name.unraw())),
                None => {
                    seen.insert(id, span);
                }
            }
        }
    }
}

/// A callback that several operations name has an id under each of them, such as `create_invoice.paid`.
fn check_made(contract: &Contract, sink: &mut Sink) {
    let mut made: BTreeMap<String, Span> = BTreeMap::new();
    for operation in operations(contract) {
        for &(module, callback) in operation.callbacks.iter().flat_map(|callbacks| &callbacks.uses) {
            let callback = &contract.modules[module].callbacks[callback];
            made.insert(format!("{}.{}", operation.id, callback.id), callback.span);
        }
    }
    let of_operations = operations(contract).map(|operation| (&operation.id, operation.span));
    for (id, span) in of_operations.chain(calls(contract).map(|call| (&call.id, call.span))) {
        if let Some(callback) = made.get(id.as_str()) {
            let message = format!("`{id}` is the id of a callback under an operation");
            let diagnostic = Diagnostic::new(Code::OPERATION_ID_TWICE, span, message, "another has it too")
                .with_label(*callback, "this callback")
                .with_help("write another `operation_id = \"…\"`");
            sink.report(diagnostic);
        }
    }
}

fn report(id: &OperationId, first: Span, second: Span, module: &str) -> Diagnostic {
    let message = format!("two operations have the id `{id}`");
    Diagnostic::new(Code::OPERATION_ID_TWICE, second, message, "the second")
        .with_label(first, "the first")
        .with_help(format!("add `operation_id = \"{module}_{id}\"` to the attribute of one of them"))
}
