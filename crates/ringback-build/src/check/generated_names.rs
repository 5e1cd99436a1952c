//! Generated Rust gets one public name for one thing.
//!
//! The names are made from those of the contract; where two of them meet, rustc would point at generated code, which
//! helps nobody. Names inside generated functions are kept apart when they are written.

use std::collections::BTreeMap;

use crate::check::operations;
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{Contract, Module};
use crate::source::Span;

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    traits(contract, sink);
    callback_types(contract, sink);
}

/// One trait for each module, all in one file.
fn traits(contract: &Contract, sink: &mut Sink) {
    let mut names = Names::default();
    if let Some(scheme) = contract.security.schemes.first() {
        names.take(
            "Authenticate",
            scheme.span,
            "the trait of all security schemes",
            "rename the module",
            sink,
        );
    }
    for module in &contract.modules {
        let Some(span) = place(module) else { continue };
        let what = format!("the trait of module `{}` in `{}`", module.name, module.file);
        names.take(module.trait_name.unraw(), span, &what, "rename one of the modules", sink);
    }
}

/// A module has no place of its own in the model: its first function stands for it.
fn place(module: &Module) -> Option<Span> {
    let operation = module.operations.first().map(|operation| operation.span);
    operation.or_else(|| module.callbacks.iter().chain(&module.webhooks).map(|call| call.span).next())
}

/// One type for each operation with callbacks, all in one file.
fn callback_types(contract: &Contract, sink: &mut Sink) {
    let mut names = Names::default();
    for operation in operations(contract) {
        let Some(callbacks) = &operation.callbacks else { continue };
        let what = format!("what `{}` may call back", operation.func);
        let help = "give one of the operations an `operation_id = \"…\"`";
        names.take(callbacks.type_name.unraw(), operation.span, &what, help, sink);
    }
}

/// The names of one scope of generated Rust.
#[derive(Default)]
struct Names(BTreeMap<String, (Span, String)>);

impl Names {
    fn take(&mut self, name: &str, span: Span, what: &str, help: &str, sink: &mut Sink) {
        let Some((first, other)) = self.0.get(name) else {
            self.0.insert(name.to_owned(), (span, what.to_owned()));
            return;
        };
        let message = format!("generated code would call two things `{name}`");
        let diagnostic = Diagnostic::new(Code::GENERATED_NAME_TWICE, span, message, what)
            .with_label(*first, other.clone())
            .with_help(help);
        sink.report(diagnostic);
    }
}
