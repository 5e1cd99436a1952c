//! Operation ids are unique over the document, callbacks and webhooks included (OAS 3.1.1 section 4.8.10.1, `operationId`).

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{Contract, OperationId};
use crate::source::Span;

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
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

fn report(id: &OperationId, first: Span, second: Span, module: &str) -> Diagnostic {
    let message = format!("two operations have the id `{id}`");
    Diagnostic::new(Code::OPERATION_ID_TWICE, second, message, "the second")
        .with_label(first, "the first")
        .with_help(format!("add `operation_id = \"{module}_{id}\"` to the attribute of one of them"))
}
