//! `ringback::module! { … }`: what is said once of every operation of a module.

use syn::punctuated::Punctuated;
use syn::{ItemMacro, Meta, Token};

use crate::diagnostics::{Code, Diagnostic};
use crate::parse::attribute::{Argument, own_name, report_unknown_argument};
use crate::parse::condition::is_for_tests;
use crate::parse::listing::take_listing;
use crate::parse::operation::{callback_names, report_form, set};
use crate::parse::reader::Reader;
use crate::parse::security::demanded;
use crate::parse::{Contract, Demanded, ListingArguments, ModuleId, NamePath};
use crate::source::Span;

/// What `module!` says; each argument at most once.
#[derive(Debug, Default)]
pub struct ModuleArguments {
    /// Where `module!` stands; `None` where the module has none.
    pub span: Option<Span>,
    /// `callbacks(a, b)`: what the operations of the module and of those below it may call back.
    pub callbacks: Option<Vec<NamePath>>,
    /// `security(User, …)`: who may call the operations of the module and of those below it.
    pub security: Option<Vec<Demanded>>,
    /// How the operations of the module and of those below it stand in the documents.
    pub listing: ListingArguments,
}

/// The arguments that `module!` knows.
const KNOWN: [&str; 6] = ["callbacks", "security", "tags", "hidden", "documents", "extension"];

/// Reads a macro call, if it is `module!` or `ringback::module!`; others are not ours.
pub(super) fn read_module_item(
    reader: &mut Reader<'_>,
    contract: &mut Contract,
    module: ModuleId,
    item: &ItemMacro,
) {
    if own_name(&item.mac.path).is_none_or(|name| name != "module") || is_for_tests(reader, &item.attrs) {
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
        Ok(list) => {
            for argument in &list {
                take(reader, argument, &mut module.arguments);
            }
        }
        Err(error) => reader.report_syntax(&error, "write `ringback::module! { argument(…), … }`"),
    }
}

/// Takes one argument; `None` where it was reported.
fn take(reader: &mut Reader<'_>, argument: &Argument, arguments: &mut ModuleArguments) -> Option<()> {
    let Argument::Meta(meta) = argument else {
        report_unknown_argument(reader, argument, &KNOWN);
        return None;
    };
    let span = reader.span(meta.path());
    let name = meta.path().get_ident().map(ToString::to_string).unwrap_or_default();
    match (name.as_str(), &**meta) {
        ("callbacks", Meta::List(list)) => {
            let names = callback_names(reader, list)?;
            set(reader, &mut arguments.callbacks, names, span)
        }
        ("callbacks", _) => report_form(reader, span, "this argument is a list", "write `callbacks(name)`"),
        ("security", Meta::List(list)) => {
            let schemes = demanded(reader, list)?;
            set(reader, &mut arguments.security, schemes, span)
        }
        ("security", _) => report_form(reader, span, "this argument is a list", "write `security(User)`"),
        ("tags" | "hidden" | "documents" | "extension", meta) => {
            take_listing(reader, meta, &mut arguments.listing)
        }
        _ => {
            report_unknown_argument(reader, argument, &KNOWN);
            None
        }
    }
}
