//! `#[cfg]`: one contract has one document, so nothing in it may depend on how it is built.

use syn::{Attribute, Meta};

use crate::diagnostics::{Code, Diagnostic};
use crate::parse::reader::Reader;

/// Whether the item is there for tests only, so that it is no part of the contract.
///
/// Any other condition is reported, and the item is read as if the condition held.
pub(super) fn is_for_tests(reader: &mut Reader<'_>, attributes: &[Attribute]) -> bool {
    let mut is_for_tests = false;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")) {
        if is_test(attribute) {
            is_for_tests = true;
            continue;
        }
        let message = "a part of the contract is under a condition";
        let diagnostic = Diagnostic::new(
            Code::CONDITIONAL,
            reader.span(attribute),
            message,
            "the document would depend on the build",
        );
        reader.report(diagnostic.with_help("remove the condition; one contract has one document"));
    }
    is_for_tests
}

fn is_test(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::List(list) => list.tokens.to_string() == "test",
        Meta::Path(_) | Meta::NameValue(_) => false,
    }
}
