//! A key is split into text and expressions (OAS 3.1.1 section 4.8.18.2).
//!
//! An expression ends at the first `}`: the grammar lets names hold braces, a template cannot.

use std::ops::Range;

use crate::diagnostics::Code;
use crate::lower::expression::{Key, Mistake, Part, grammar};

/// The parts of a key; those that are wrong are reported and left out.
pub(super) fn split(key: &str, mistakes: &mut Vec<Mistake>) -> Key {
    let mut parts = Vec::new();
    if is_bare(key) {
        push_expression(key, 0..key.len(), &mut parts, mistakes);
        return Key { parts };
    }
    let mut at = 0;
    while at < key.len() {
        let read = if key[at..].starts_with('{') { expression } else { text };
        at = read(key, at, &mut parts, mistakes);
    }
    Key { parts }
}

/// An expression may stand alone, without braces.
fn is_bare(key: &str) -> bool {
    key.starts_with('$') && !key.contains(['{', '}', '/', '?']) || is_bare_pointer(key)
}

fn is_bare_pointer(key: &str) -> bool {
    key.starts_with("$request.body#") && !key.contains(['{', '}', '?'])
}

/// Text up to the next `{`; yields where it ends.
fn text(key: &str, start: usize, parts: &mut Vec<Part>, mistakes: &mut Vec<Mistake>) -> usize {
    let end = key[start..].find('{').map_or(key.len(), |offset| start + offset);
    let text = &key[start..end];
    for (offset, _) in text.match_indices('}') {
        let at = start + offset;
        let message = "this `}` closes nothing";
        mistakes.push(Mistake::new(Code::EXPRESSION_BRACES, at..at + 1, message, "no `{` before it"));
    }
    parts.push(Part::Text(text.to_owned(), start..end));
    end
}

/// `{expression}`; yields where it ends.
fn expression(key: &str, open: usize, parts: &mut Vec<Part>, mistakes: &mut Vec<Mistake>) -> usize {
    let start = open + 1;
    let Some(length) = key[start..].find('}') else {
        let message = "this `{` is not closed";
        let mistake = Mistake::new(Code::EXPRESSION_BRACES, open..start, message, "no `}` after it");
        mistakes.push(mistake.with_help("close the expression with `}`"));
        return key.len();
    };
    let end = start + length;
    if let Some(offset) = key[start..end].find('{') {
        mistakes.push(brace_inside(start + offset));
        return end + 1;
    }
    push_expression(key, start..end, parts, mistakes);
    end + 1
}

fn brace_inside(at: usize) -> Mistake {
    let message = "a brace inside an expression";
    let label = "an expression ends at the first `}` and holds no `{`";
    Mistake::new(Code::EXPRESSION_BRACES, at..at + 1, message, label)
}

fn push_expression(key: &str, range: Range<usize>, parts: &mut Vec<Part>, mistakes: &mut Vec<Mistake>) {
    match grammar::read(key, range.clone()) {
        Ok(expression) => parts.push(Part::Expression(expression, range)),
        Err(mistake) => mistakes.push(mistake),
    }
}
