//! Path templating (OAS 3.1.1 section 4.8.8.1 and "Path Templating" in section 4.3).

use std::fmt;

use crate::source::Span;

/// A path such as `/invoices/{id}`, split into segments.
#[derive(Debug, Clone)]
pub struct PathTemplate {
    /// The text as written; it begins with `/`.
    pub text: String,
    /// The string literal.
    pub span: Span,
    /// The parts between slashes; `/` has one empty segment, `/invoices/` has `invoices` and an empty one.
    pub segments: Vec<PathSegment>,
}

/// One part between slashes.
#[derive(Debug, Clone)]
pub enum PathSegment {
    /// Text that stands for itself.
    Literal(String),
    /// A placeholder that fills the whole segment.
    Placeholder {
        /// The name between the braces.
        name: String,
        /// The placeholder, braces included.
        span: Span,
    },
}

impl PathTemplate {
    /// The names of its placeholders, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = (&str, Span)> {
        self.segments.iter().filter_map(|segment| match segment {
            PathSegment::Literal(_) => None,
            PathSegment::Placeholder { name, span } => Some((name.as_str(), *span)),
        })
    }

    /// The path with nameless placeholders: two operations of one shape and method are the same operation.
    pub fn shape(&self) -> String {
        let shape = |segment: &PathSegment| match segment {
            PathSegment::Literal(text) => format!("/{text}"),
            PathSegment::Placeholder { .. } => "/{}".to_owned(),
        };
        self.segments.iter().map(shape).collect()
    }
}

impl fmt::Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
