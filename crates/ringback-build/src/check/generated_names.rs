//! Generated Rust gets one name for one thing.
//!
//! The names are made from those of the contract; where two of them meet, or one meets a name that generated Rust
//! needs for itself, rustc would point at generated code, which helps nobody.

use std::collections::BTreeMap;

use crate::check::{callbacks, operations};
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{Callback, Contract, Module, Operation};
use crate::source::Span;

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    traits(contract, sink);
    callback_types(contract, sink);
    receivers(contract, sink);
    for module in &contract.modules {
        glue(module, sink);
    }
    for operation in operations(contract) {
        senders(contract, operation, sink);
        parameter_called_callbacks(operation, sink);
    }
}

/// What generated files import by name: a trait of this name could not stand beside it.
const IMPORTED: [&str; 9] =
    ["Arc", "Failure", "Input", "Method", "Operation", "Reply", "Request", "Routes", "Call"];

/// One trait for each module, all in one file.
fn traits(contract: &Contract, sink: &mut Sink) {
    let mut names = Names::default();
    for module in &contract.modules {
        let Some(span) = place(module) else { continue };
        let name = module.trait_name.unraw();
        if IMPORTED.contains(&name) {
            sink.report(reserved(span, name, &format!("the trait of module `{}`", module.name)));
        }
        let what = format!("the trait of module `{}`", module.name);
        names.take(name, span, &what, "rename one of the modules", sink);
    }
}

/// A module has no place of its own in the model: its first function stands for it.
fn place(module: &Module) -> Option<Span> {
    let operation = module.operations.first().map(|operation| operation.span);
    operation.or_else(|| module.callbacks.first().map(|callback| callback.span))
}

/// One type for each operation with callbacks, all in one file.
fn callback_types(contract: &Contract, sink: &mut Sink) {
    let mut names = Names::default();
    for operation in operations(contract) {
        let Some(callbacks) = &operation.callbacks else { continue };
        let what = format!("what `{}` may call back", operation.func);
        let help = "rename one of the functions, or give one an `operation_id = \"…\"`";
        names.take(callbacks.type_name.unraw(), operation.span, &what, help, sink);
    }
}

/// One function and one constant for each callback, all in one file, beside `router`.
fn receivers(contract: &Contract, sink: &mut Sink) {
    let mut names = Names::default();
    for callback in callbacks(contract) {
        function(&mut names, &["router"], &callback.func.0, callback.span, sink);
    }
}

/// One function and one constant for each operation of a module, beside `add`.
fn glue(module: &Module, sink: &mut Sink) {
    let mut names = Names::default();
    for operation in &module.operations {
        function(&mut names, &["add"], &operation.func.0, operation.span, sink);
    }
}

fn function(names: &mut Names, reserved_names: &[&str], name: &str, span: Span, sink: &mut Sink) {
    if reserved_names.contains(&name) {
        sink.report(reserved(span, name, "a function"));
    }
    let constant = name.trim_start_matches("r#").to_uppercase();
    names.take(&constant, span, &format!("`{name}`"), "rename one of the functions", sink);
}

/// One method for each callback of an operation, and one more that builds its address.
fn senders(contract: &Contract, operation: &Operation, sink: &mut Sink) {
    let Some(uses) = &operation.callbacks else { return };
    let mut names = Names::default();
    let find = |(module, index): &(usize, usize)| contract.modules.get(*module)?.callbacks.get(*index);
    for callback in uses.uses.iter().filter_map(find) {
        let name = callback.func.unraw();
        if ["capture", "check"].contains(&name) {
            sink.report(reserved(callback.span, name, "a callback"));
        }
        sender(&mut names, name, callback, sink);
        sender(&mut names, &format!("{name}_target"), callback, sink);
    }
}

fn sender(names: &mut Names, name: &str, callback: &Callback, sink: &mut Sink) {
    let what = format!("the sender of `{}`", callback.func);
    names.take(name, callback.span, &what, "rename one of the callbacks", sink);
}

/// The trait's method takes `callbacks` beside the parameters.
fn parameter_called_callbacks(operation: &Operation, sink: &mut Sink) {
    if operation.callbacks.is_none() {
        return;
    }
    let parameters = operation.parameters.iter().map(|parameter| (&parameter.ident, parameter.span));
    let body = operation.request_body.iter().map(|body| (&body.ident, body.span));
    for (_, span) in parameters.chain(body).filter(|(ident, _)| ident.unraw() == "callbacks") {
        sink.report(reserved(span, "callbacks", "a parameter of an operation with callbacks"));
    }
}

fn reserved(span: Span, name: &str, what: &str) -> Diagnostic {
    let message = format!("{what} cannot be called `{name}`");
    Diagnostic::new(Code::GENERATED_NAME_RESERVED, span, message, "generated code needs this name")
        .with_help("rename it")
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
