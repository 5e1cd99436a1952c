//! Doc comments as one text.
//!
//! Splitting it into a summary and a description is left to a later stage.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::parse::Place;

/// The doc comment among these attributes, trimmed; empty where there is none. A computed one is reported.
pub fn doc_text(place: Place, attributes: &[Attribute], sink: &mut Sink) -> String {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        // `#[doc(hidden)]` and its like say nothing to a reader of the document.
        let Meta::NameValue(meta) = &attribute.meta else { continue };
        if let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &meta.value {
            lines.extend(comment_lines(&text.value()));
        } else {
            let span = place.of(&meta.value);
            let message = "a doc comment of the contract must be written out";
            let diagnostic = Diagnostic::new(Code::COMPUTED_DOCS, span, message, "computed by the compiler");
            sink.report(diagnostic.with_help("write the text as a `///` comment"));
        }
    }
    lines.join("\n").trim().to_owned()
}

/// The lines of one comment, without the stars of a `/** */` block and without the space after `///`.
fn comment_lines(text: &str) -> Vec<String> {
    let has_stars = text.lines().skip(1).filter(|line| !line.trim().is_empty()).all(starts_with_star);
    let has_stars = has_stars && text.lines().nth(1).is_some();
    let cut = |line: &str| {
        let line = if has_stars { line.trim_start().strip_prefix('*').unwrap_or(line) } else { line };
        line.strip_prefix(' ').unwrap_or(line).to_owned()
    };
    // `///` alone is an empty text, which `lines` would drop.
    if text.is_empty() { vec![String::new()] } else { text.lines().map(cut).collect() }
}

fn starts_with_star(line: &str) -> bool {
    line.trim_start().starts_with('*')
}

/// Whether Rust's `#[deprecated]` is among these attributes, in any form.
pub fn is_deprecated(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"))
}
