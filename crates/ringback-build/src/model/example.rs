//! Examples of values (OAS 3.1.1 section 4.8.24.2.2, `examples`).

use std::ops::Range;

use serde_json::Value;

use crate::source::Span;

/// A value that shows what a schema means.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The value.
    pub value: Value,
    /// The JSON as it is written.
    pub text: String,
    /// Where each line of the text stands.
    pub lines: Vec<Span>,
}

impl Example {
    /// Where this part of the text stands, as far as it is on one line.
    pub fn place(&self, part: Range<usize>) -> Option<Span> {
        let mut start = 0;
        for (line, span) in self.text.split('\n').zip(&self.lines) {
            let end = start + line.len();
            if part.start <= end {
                let is_verbatim = (span.end - span.start) as usize == line.len();
                let inside = part.start - start..part.end.clamp(start, end) - start;
                return Some(if is_verbatim { span.part(inside.start, inside.end) } else { *span });
            }
            start = end + 1;
        }
        self.lines.last().copied()
    }
}
