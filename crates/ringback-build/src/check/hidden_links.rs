//! A link to an operation that is hidden would stand in no document.

use crate::check::operations;
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::Contract;

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    for operation in operations(contract).filter(|operation| !operation.listing.documents.is_empty()) {
        for link in &operation.links {
            let target = operations(contract).find(|target| target.id == link.operation);
            let Some(target) = target.filter(|target| target.listing.documents.is_empty()) else { continue };
            let message = format!("`{}` links to an operation that is hidden", operation.func);
            let diagnostic = Diagnostic::new(Code::LINK_HIDDEN, operation.span, message, "linked from here")
                .with_label(target.span, "this operation stands in no document")
                .with_help(format!("remove the link to `{}`, or hide neither", target.func));
            sink.report(diagnostic);
        }
    }
}
