//! What is said of a type that cannot be settled.

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::model::RustIdent;
use crate::parse::{Import, ModuleId};
use crate::resolve::Known;
use crate::resolve::names::Names;
use crate::source::Span;

/// A name that is in no scope.
pub(super) fn unknown_name(names: &Names<'_>, module: ModuleId, span: Span, written: &str) -> Diagnostic {
    let message = format!("`{written}` is not a type that the contract declares or imports");
    let diagnostic = Diagnostic::new(Code::UNKNOWN_NAME, span, message, "");
    let mut candidates: Vec<&str> = Known::names().collect();
    candidates.extend(names.modules[module.0].named.keys());
    // Of two equally near names always the same one is to be proposed.
    candidates.sort_unstable();
    let last = written.rsplit("::").next().unwrap_or(written);
    candidates.retain(|candidate| *candidate != last);
    diagnostic.with_help(match did_you_mean(last, candidates) {
        Some(name) => format!("did you mean `{name}`?"),
        None => "declare it in the contract as a struct or an enum, or import it with `use`".to_owned(),
    })
}

/// A name that a glob may bring.
pub(super) fn unsure(span: Span, written: &str, glob: &Import, glob_span: Span) -> Diagnostic {
    let path: Vec<&str> = glob.path.iter().map(RustIdent::unraw).collect();
    let path = path.join("::");
    let message = format!("`{written}` may come from `{path}::*`, which the contract's text does not show");
    Diagnostic::new(Code::UNKNOWN_NAME, span, message, "")
        .with_label(glob_span, "this may bring any name")
        .with_help("import what is needed by name in place of the glob")
}

/// A type of a crate or of a path that is not in the table.
pub(super) fn foreign(span: Span, path: &[String]) -> Diagnostic {
    let written = path.join("::");
    let message = format!("`{written}` is not one of the foreign types whose JSON is known");
    let diagnostic = Diagnostic::new(Code::FOREIGN_TYPE, span, message, "");
    let last = path.last().map_or("", String::as_str);
    diagnostic.with_help(match Known::proposed(last) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "declare a struct in the contract that holds what it holds, and convert it in the service"
            .to_owned(),
    })
}

/// A type of the user's crate that is not in the contract.
pub(super) fn outside(span: Span, path: &[String], folder: &str) -> Diagnostic {
    let message = format!("`crate::{}` stands outside the contract", path.join("::"));
    let diagnostic = Diagnostic::new(Code::OUTSIDE_TYPE, span, message, "");
    diagnostic.with_help(format!("move it into `{folder}/`"))
}

/// A form of type that is no data.
pub(super) fn form(span: Span, what: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::TYPE_FORM, span, format!("{what} cannot stand in the contract"), "").with_help(help)
}

/// Too many or too few arguments.
pub(super) fn arguments(span: Span, name: &str, wanted: usize, given: usize) -> Diagnostic {
    let arguments = |count: usize| match count {
        1 => "1 type argument".to_owned(),
        count => format!("{count} type arguments"),
    };
    let message = format!("`{name}` takes {}, {given} given", arguments(wanted));
    let help = format!("give it {}", arguments(wanted));
    Diagnostic::new(Code::TYPE_ARGUMENTS, span, message, "").with_help(help)
}
