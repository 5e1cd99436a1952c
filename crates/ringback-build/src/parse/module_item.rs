//! `ringback::module! { … }`: what is said once of every operation of a module.

use syn::punctuated::Punctuated;
use syn::{ItemMacro, Token};

use crate::diagnostics::{Code, Diagnostic};
use crate::parse::attribute::{Argument, report_unknown_argument};
use crate::parse::condition::is_for_tests;
use crate::parse::reader::Reader;
use crate::parse::{Contract, ModuleId};
use crate::source::Span;

/// What `module!` says; each argument at most once.
#[derive(Debug, Default)]
pub struct ModuleArguments {
    /// Where `module!` stands; `None` where the module has none.
    pub span: Option<Span>,
}

/// The arguments that `module!` knows.
const KNOWN: [&str; 0] = [];

/// Reads a macro call, if it is `module!` or `ringback::module!`; others are not ours.
pub(super) fn read_module_item(
    reader: &mut Reader<'_>,
    contract: &mut Contract,
    module: ModuleId,
    item: &ItemMacro,
) {
    if !is_ours(&item.mac.path) || is_for_tests(reader, &item.attrs) {
        return;
    }
    let span = reader.span(item);
    let module = &mut contract.modules[module.0];
    module.attributed.push(span);
    if module.arguments.span.is_some() {
        let at = reader.span(&item.mac.path);
        let diagnostic = Diagnostic::new(Code::GIVEN_TWICE, at, "a module has one `module!`", "the second");
        reader.report(diagnostic.with_help("write the arguments of both into one"));
        return;
    }
    module.arguments.span = Some(span);
    let parse = Punctuated::<Argument, Token![,]>::parse_terminated;
    match item.mac.parse_body_with(parse) {
        Ok(list) => list.iter().for_each(|argument| take(reader, argument, &mut module.arguments)),
        Err(error) => reader.report_syntax(&error, "write `ringback::module! { argument(…), … }`"),
    }
}

fn is_ours(path: &syn::Path) -> bool {
    let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    match segments.as_slice() {
        [name] => name == "module",
        [krate, name] => krate == "ringback" && name == "module",
        _ => false,
    }
}

/// Takes one argument, or reports it.
fn take(reader: &mut Reader<'_>, argument: &Argument, _arguments: &mut ModuleArguments) {
    report_unknown_argument(reader, argument, &KNOWN);
}
