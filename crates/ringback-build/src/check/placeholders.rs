//! Placeholders of a path and path parameters belong together (OAS 3.1.1 section 4.8.12.1, `name`).

use crate::check::operations;
use crate::diagnostics::{Code, Diagnostic, Sink, did_you_mean};
use crate::model::{Contract, Operation, Parameter, ParameterLocation};
use crate::source::Span;

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    for operation in operations(contract) {
        without_parameter(operation, sink);
        without_placeholder(operation, sink);
    }
}

fn without_parameter(operation: &Operation, sink: &mut Sink) {
    let has_parameter = |name: &str| path_parameters(operation).any(|parameter| parameter.name == name);
    for (name, span) in operation.path.placeholders().filter(|(name, _)| !has_parameter(name)) {
        sink.report(missing_parameter(operation, name, span));
    }
}

fn missing_parameter(operation: &Operation, name: &str, span: Span) -> Diagnostic {
    let message = format!("no parameter for `{{{name}}}` in the path");
    let label = "this placeholder has no parameter";
    let diagnostic = Diagnostic::new(Code::PLACEHOLDER_WITHOUT_PARAMETER, span, message, label);
    match meant(operation, name) {
        Some(parameter) => diagnostic
            .with_label(parameter.span, "there is this one")
            .with_help(format!("rename the parameter to `{name}`")),
        None => diagnostic
            .with_label(operation.span, "")
            .with_help(format!("add a parameter such as `{name}: String` to `{}`", operation.func)),
    }
}

/// The parameter that was meant to fill a placeholder: one of a similar name, or the only one that could.
fn meant<'a>(operation: &'a Operation, placeholder: &str) -> Option<&'a Parameter> {
    let could_be = |parameter: &&Parameter| match parameter.location {
        ParameterLocation::Path | ParameterLocation::Header | ParameterLocation::Cookie => false,
        ParameterLocation::Query => parameter.is_required,
    };
    let candidates: Vec<&Parameter> = operation.parameters.iter().filter(could_be).collect();
    let names = candidates.iter().map(|parameter| parameter.name.as_str());
    let similar = did_you_mean(placeholder, names);
    let is_part = |parameter: &&&Parameter| {
        let name = parameter.name.as_str();
        let behind = placeholder.strip_suffix(name).is_some_and(|rest| rest.ends_with('_'));
        let before = placeholder.strip_prefix(name).is_some_and(|rest| rest.starts_with('_'));
        behind || before || Some(name) == similar
    };
    match candidates.as_slice() {
        [only] => Some(only),
        several => several.iter().find(is_part).copied(),
    }
}

fn without_placeholder(operation: &Operation, sink: &mut Sink) {
    let has_placeholder = |wanted: &str| operation.path.placeholders().any(|(name, _)| name == wanted);
    for parameter in path_parameters(operation).filter(|parameter| !has_placeholder(&parameter.name)) {
        let name = &parameter.name;
        let message = format!("no placeholder for the path parameter `{name}`");
        let code = Code::PATH_PARAMETER_WITHOUT_PLACEHOLDER;
        let diagnostic = Diagnostic::new(code, parameter.span, message, "said to be in the path")
            .with_label(operation.path.span, format!("`{{{name}}}` does not stand here"))
            .with_help(format!("write `{{{name}}}` in the path, or remove `#[path]`"));
        sink.report(diagnostic);
    }
}

fn path_parameters(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Path)
}
