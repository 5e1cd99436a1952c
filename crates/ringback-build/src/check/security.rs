//! Security schemes have one name each, and none stands unused.

use crate::check::{calls, operations};
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{Contract, Demand, Guard, RustIdent};

/// Two schemes, or alternatives, of one name: in the document, or in generated Rust.
pub(super) fn check_names(contract: &Contract, sink: &mut Sink) {
    let security = &contract.security;
    let schemes = security.schemes.iter().map(|scheme| (&scheme.func, scheme.span));
    let alternatives = security.alternatives.iter().map(|one| (&one.func, one.span));
    let all: Vec<_> = schemes.chain(alternatives).collect();
    for (index, (func, span)) in all.iter().enumerate() {
        if let Some((_, first)) = all[..index].iter().find(|(other, _)| other == func) {
            let message = format!("two security schemes would be called `{func}`");
            let diagnostic = Diagnostic::new(Code::SECURITY_TWICE, *span, message, "the second")
                .with_label(*first, "the first")
                .with_help("rename one of them");
            sink.report(diagnostic);
        }
    }
    for (func, demands) in demands(contract) {
        for (index, demand) in demands.iter().enumerate() {
            if let Some(first) = demands[..index].iter().find(|other| other.guard == demand.guard) {
                let message = format!("`{func}` demands one identity twice");
                let diagnostic =
                    Diagnostic::new(Code::SECURITY_TWICE, demand.span, message, "the second time")
                        .with_label(first.span, "the first time")
                        .with_help("remove one of them");
                sink.report(diagnostic);
            }
        }
    }
}

/// What operations and calls demand.
fn demands(contract: &Contract) -> impl Iterator<Item = (&RustIdent, &[Demand])> {
    let of_operations =
        operations(contract).map(|operation| (&operation.func, operation.security.as_slice()));
    of_operations.chain(calls(contract).map(|call| (&call.func, call.security.as_slice())))
}

/// A scheme that nothing demands would stand neither in the document nor in `Authenticate`.
pub(super) fn check_unused(contract: &Contract, sink: &mut Sink) {
    let demanded: Vec<Guard> =
        demands(contract).flat_map(|(_, demands)| demands.iter().map(|demand| demand.guard)).collect();
    let security = &contract.security;
    let used: Vec<_> =
        demanded.iter().flat_map(|guard| security.schemes_of(*guard)).map(|s| s.span).collect();
    let mut report = |name: &str, span| {
        let message = format!("no operation demands `{name}`");
        let diagnostic = Diagnostic::new(Code::SECURITY_UNUSED, span, message, "never demanded");
        sink.report(diagnostic.with_help("add a parameter of this type, or `security(…)`, to an operation"));
    };
    for scheme in security.schemes.iter().filter(|scheme| !used.contains(&scheme.span)) {
        report(&scheme.name, scheme.span);
    }
    for (index, one) in security.alternatives.iter().enumerate() {
        if !demanded.contains(&Guard::AnyOf(index)) {
            report(&one.ty.0, one.span);
        }
    }
}
