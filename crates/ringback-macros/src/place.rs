//! Where tokens stand in the source.
//!
//! Lines and columns are counted from one, columns in Unicode scalar values, as rustc counts them.

use proc_macro::{Span, TokenStream, TokenTree};

/// A line and a column.
pub(crate) type Position = (usize, usize);

/// The tokens of an item, and the stretch of source they cover.
pub(crate) struct Extent {
    spans: Vec<Span>,
}

impl Extent {
    /// All tokens of these streams, those in groups included.
    pub(crate) fn of<'a>(streams: impl IntoIterator<Item = &'a TokenStream>) -> Self {
        let mut spans = Vec::new();
        for stream in streams {
            collect(stream.clone(), &mut spans);
        }
        Self { spans }
    }

    /// The same with one more place.
    pub(crate) fn and(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }

    /// The file that the item stands in, as rustc found it.
    pub(crate) fn file(&self) -> Option<std::path::PathBuf> {
        self.spans.first()?.local_file()
    }

    /// The smallest token at this place; where there is none but the item covers it, the next token.
    ///
    /// A place inside a string literal yields the literal: a part of it has no span on stable Rust. Between
    /// tokens stand attributes that were expanded before and so are not seen any more.
    pub(crate) fn token_at(&self, position: Position) -> Option<Span> {
        let covers = |span: &&Span| start(**span) <= position && position < end(**span);
        let smallest = self.spans.iter().filter(covers).min_by_key(|span| size(**span));
        smallest.or_else(|| self.next_after(position)).copied()
    }

    fn next_after(&self, position: Position) -> Option<&Span> {
        let begins_before = self.spans.iter().any(|span| start(*span) <= position);
        let following = self.spans.iter().filter(|span| start(**span) > position);
        following.min_by_key(|span| start(**span)).filter(|_| begins_before)
    }
}

fn collect(stream: TokenStream, spans: &mut Vec<Span>) {
    for token in stream {
        spans.push(token.span());
        if let TokenTree::Group(group) = token {
            collect(group.stream(), spans);
        }
    }
}

fn start(span: Span) -> Position {
    (span.start().line(), span.start().column())
}

fn end(span: Span) -> Position {
    (span.end().line(), span.end().column())
}

/// By lines first: a token that spans fewer lines is smaller, whatever its columns are.
fn size(span: Span) -> (usize, usize) {
    let ((first, from), (last, to)) = (start(span), end(span));
    (last - first, if first == last { to - from } else { usize::MAX })
}
