//! Doc comments as one text, or line by line with the place of each.
//!
//! Splitting it into a summary and a description is left to a later stage.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::parse::Place;
use crate::source::Span;

/// A line of a doc comment.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where the text stands; the whole literal where that cannot be told.
    pub(super) span: Span,
}

/// The doc comment among these attributes, trimmed; empty where there is none. A computed one is reported.
pub fn doc_text(place: Place, attributes: &[Attribute], sink: &mut Sink) -> String {
    let lines: Vec<String> = lines(place, attributes, sink).into_iter().map(|line| line.text).collect();
    lines.join("\n").trim().to_owned()
}

/// Every line of the doc comment among these attributes. A computed one is reported.
pub(super) fn lines(place: Place, attributes: &[Attribute], sink: &mut Sink) -> Vec<Line> {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        // `#[doc(hidden)]` and its like say nothing to a reader of the document.
        let Meta::NameValue(meta) = &attribute.meta else { continue };
        if let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &meta.value {
            let span = place.at(text.span());
            let is_comment = place.at(attribute.pound_token.span) == span;
            lines.extend(comment_lines(&text.value(), span, is_comment));
        } else {
            let span = place.of(&meta.value);
            let message = "a doc comment of the contract must be written out";
            let diagnostic = Diagnostic::new(Code::COMPUTED_DOCS, span, message, "computed by the compiler");
            sink.report(diagnostic.with_help("write the text as a `///` comment"));
        }
    }
    lines
}

/// The lines of one comment, without the stars of a `/** */` block and without the space after `///`.
fn comment_lines(text: &str, span: Span, is_comment: bool) -> Vec<Line> {
    let has_stars = text.lines().skip(1).filter(|line| !line.trim().is_empty()).all(starts_with_star);
    let has_stars = has_stars && text.lines().nth(1).is_some();
    let cut = |line: &str| {
        let line = if has_stars { line.trim_start().strip_prefix('*').unwrap_or(line) } else { line };
        line.strip_prefix(' ').unwrap_or(line).to_owned()
    };
    let opening = opening(text, span, is_comment);
    let mut end = 0;
    let mut line = |raw: &str| {
        end += raw.len() + 1;
        let text = cut(raw);
        let span =
            opening.map_or(span, |opening| span.part(opening + end - 1 - text.len(), opening + end - 1));
        Line { text, span }
    };
    // `///` alone is an empty text, which `lines` would drop.
    if text.is_empty() { vec![line("")] } else { text.lines().map(&mut line).collect() }
}

/// How many bytes stand before the text: `///`, `/**` or a quote; `None` where a literal has escapes.
fn opening(text: &str, span: Span, is_comment: bool) -> Option<usize> {
    let length = (span.end - span.start) as usize;
    match length.checked_sub(text.len()) {
        _ if is_comment => Some("///".len()),
        Some(2) => Some("\"".len()),
        Some(_) | None => None,
    }
}

fn starts_with_star(line: &str) -> bool {
    line.trim_start().starts_with('*')
}

/// Whether Rust's `#[deprecated]` is among these attributes, in any form.
pub fn is_deprecated(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"))
}
