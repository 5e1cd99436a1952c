//! Paths of one shape call their placeholders the same (OAS 3.1.1 section 4.8.8.1): to a router, and to a reader of
//! the document, they are one path. A slash at the end makes no other shape, because it is redirected.

use std::collections::BTreeMap;

use crate::check::operations;
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{Contract, PathTemplate};

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    let mut seen: BTreeMap<String, &PathTemplate> = BTreeMap::new();
    for path in operations(contract).map(|operation| &operation.path) {
        let shape = path.shape();
        let first = *seen.entry(shape.trim_end_matches('/').to_owned()).or_insert(path);
        let pairs = first.placeholders().zip(path.placeholders());
        for ((expected, first_span), (name, span)) in pairs.filter(|((one, _), (other, _))| one != other) {
            let message = format!("the placeholder `{{{name}}}` is called `{{{expected}}}` elsewhere");
            let diagnostic = Diagnostic::new(Code::PLACEHOLDER_NAMES_DIFFER, span, message, "here")
                .with_label(first_span, "in the same place of the same path")
                .with_help(format!("rename it to `{{{expected}}}`, and the parameter to `{expected}`"));
            sink.report(diagnostic);
        }
    }
}
