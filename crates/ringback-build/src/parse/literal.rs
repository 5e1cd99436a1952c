//! String literals, and places inside them.

use std::ops::Range;

use crate::source::Span;

/// A string literal: its value and where each part of the value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// What it stands for.
    pub value: String,
    /// The literal, quotes included.
    pub span: Span,
    /// Bytes from the literal's start to its value's; `None` where escapes move bytes.
    offset: Option<usize>,
}

impl Literal {
    /// Reads a literal whose source text is `source`.
    pub(crate) fn new(value: String, span: Span, source: &str) -> Self {
        let offset = source.find('"').map(|quote| quote + 1).filter(|_| has_no_escapes(source));
        Self { value, span, offset }
    }

    /// Where a part of the value stands. The whole literal where it is written with escapes.
    pub fn part(&self, range: Range<usize>) -> Span {
        match self.offset {
            Some(offset) => self.span.part(offset + range.start, offset + range.end),
            None => self.span,
        }
    }
}

/// Raw strings have none; a plain one has some where a backslash stands in it.
fn has_no_escapes(source: &str) -> bool {
    source.starts_with('r') || !source.contains('\\')
}
