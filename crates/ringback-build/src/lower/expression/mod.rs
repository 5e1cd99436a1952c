//! Callback keys and the runtime expressions in them, read from text (OAS 3.1.1 section 4.8.20.3).
//!
//! Nothing here knows of operations: whether a name or a pointer leads to something is checked where the
//! operation is known. Every mistake has the smallest range of bytes that is wrong.

mod grammar;
mod key;
pub mod link;
mod pointer;
mod position;
#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes, reason = "expect-test writes expected text so")]
mod tests;

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic};
use crate::parse::Literal;

/// A key: text with `{expression}` segments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Adjacent texts are joined, no text is empty.
    pub parts: Vec<Part>,
}

/// A part of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text that stands for itself, and where it stands in the key.
    Text(String, Range<usize>),
    /// An expression, and where it stands in the key, braces excluded.
    Expression(Expression, Range<usize>),
}

/// An expression whose names are not looked up yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// `$url`
    Url,
    /// `$method`
    Method,
    /// `$statusCode`
    StatusCode,
    /// `$name`: `FastAPI`'s shorthand for a parameter, wherever it is carried.
    Parameter(Named),
    /// `$request.path.name`
    Path(Named),
    /// `$request.query.name`
    Query(Named),
    /// `$request.header.name`; header names have no case.
    Header(Named),
    /// `$request.body#/pointer`, or `FastAPI`'s shorthand `$request.body.field`.
    Body(Vec<Named>),
    /// `$response.header.name`; header names have no case.
    ResponseHeader(Named),
    /// `$response.body#/pointer`, or the shorthand `$response.body.field`.
    ResponseBody(Vec<Named>),
}

/// A name or a decoded reference token, and where it stands in the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Its bytes.
    pub range: Range<usize>,
}

/// What is wrong with a key, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    code: Code,
    range: Range<usize>,
    message: String,
    label: String,
    help: Option<String>,
}

impl Mistake {
    fn new(code: Code, range: Range<usize>, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self { code, range, message: message.into(), label: label.into(), help: None }
    }

    fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The mistake at its place in the source.
    pub fn at(self, key: &Literal) -> Diagnostic {
        let diagnostic = Diagnostic::new(self.code, key.part(self.range), self.message, self.label);
        match self.help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}

/// Reads a key.
///
/// # Errors
///
/// Every mistake that can be seen without an operation, in the order of the text; never empty.
pub fn read(key: &str) -> Result<Key, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let read = key::split(key, &mut mistakes);
    if mistakes.is_empty() {
        position::check(&read, key, &mut mistakes);
    }
    if mistakes.is_empty() { Ok(read) } else { Err(mistakes) }
}
