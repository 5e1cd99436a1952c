//! One operation for each method of a path, whatever its placeholders are called (OAS 3.1.1 section 4.8.8.1).

use std::collections::BTreeMap;

use crate::check::operations;
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{Contract, Operation};

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    let mut seen: BTreeMap<_, &Operation> = BTreeMap::new();
    for operation in operations(contract) {
        match seen.get(&(operation.method, operation.path.shape())) {
            Some(first) => sink.report(report(first, operation)),
            None => {
                seen.insert((operation.method, operation.path.shape()), operation);
            }
        }
    }
}

fn report(first: &Operation, second: &Operation) -> Diagnostic {
    let message = format!("`{} {}` is answered twice", second.method.upper(), second.path);
    let label = format!("by `{}`", second.func);
    Diagnostic::new(Code::OPERATION_TWICE, second.path.span, message, label)
        .with_label(first.path.span, format!("by `{}`", first.func))
        .with_help("change the path or the method of one of them")
}
