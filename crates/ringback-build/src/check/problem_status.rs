//! Each declared problem of an enum has a status of its own: the document lists one response for each status.

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::Contract;

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    for problem in &contract.problems {
        for (index, variant) in problem.variants.iter().enumerate() {
            let before = &problem.variants[..index];
            let Some(first) = before.iter().find(|other| other.status == variant.status) else {
                continue;
            };
            let message =
                format!("two problems of `{}` have status {}", problem.name, variant.status.as_u16());
            let diagnostic = Diagnostic::new(Code::PROBLEM_STATUS_TWICE, variant.span, message, "the second")
                .with_label(first.span, "the first")
                .with_help("give one of them another status, or make them one variant with a field");
            sink.report(diagnostic);
        }
    }
}
