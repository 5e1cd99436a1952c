//! Each declared problem of an enum can be told from the others: by its status, or by a type URI of its own.
//!
//! RFC 9457 section 3.1.1: clients use `type` as the identifier of a problem.

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{Contract, ProblemVariant};

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    for problem in &contract.problems {
        for (index, variant) in problem.variants.iter().enumerate() {
            let before = &problem.variants[..index];
            let Some(first) = before.iter().find(|other| are_alike(other, variant)) else {
                continue;
            };
            let message =
                format!("two problems of `{}` have status {}", problem.name, variant.status.as_u16());
            let diagnostic = Diagnostic::new(Code::PROBLEM_STATUS_TWICE, variant.span, message, "the second")
                .with_label(first.span, "the first")
                .with_help(
                    "write `type = \"…\"` in both, each another URI, or give one of them another status",
                );
            sink.report(diagnostic);
        }
    }
}

/// Whether a client could not tell one from the other.
fn are_alike(first: &ProblemVariant, second: &ProblemVariant) -> bool {
    let have_types = first.has_type() && second.has_type();
    first.status == second.status && !(have_types && first.type_uri != second.type_uri)
}
