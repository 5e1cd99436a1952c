//! One finding, and a collection of them.

use crate::diagnostics::Code;
use crate::source::Span;

/// A mistake in the contract.
///
/// Lower case, no full stop, backticks around code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of mistake.
    pub code: Code,
    /// One sentence that states the fact.
    pub message: String,
    /// The smallest wrong thing, and what is said beside it.
    pub primary: Label,
    /// What it conflicts with.
    pub secondary: Vec<Label>,
    /// What can be typed to mend it.
    pub help: Option<String>,
}

/// A place and what is said of it; the text may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The text beside the underline.
    pub text: String,
}

impl Diagnostic {
    /// A diagnostic with one label.
    pub fn new(code: Code, span: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        let primary = Label { span, text: label.into() };
        Self { code, message: message.into(), primary, secondary: Vec::new(), help: None }
    }

    /// Points at a second place.
    pub fn with_label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Says how to mend it.
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Where stages report.
#[derive(Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    /// Takes a finding. The same code at the same place is kept once.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        let is_same = |d: &Diagnostic| d.code == diagnostic.code && d.primary.span == diagnostic.primary.span;
        if !self.found.iter().any(is_same) {
            self.found.push(diagnostic);
        }
    }

    /// Whether nothing was reported.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// `Err` with all findings, sorted by place, if there are any.
    ///
    /// # Errors
    ///
    /// Whatever was reported so far.
    pub fn stop_if_any(&mut self) -> Result<(), Diagnostics> {
        if self.found.is_empty() {
            return Ok(());
        }
        let mut found = std::mem::take(&mut self.found);
        found.sort_by_key(|d| (d.primary.span, d.code));
        Err(Diagnostics(found))
    }
}

/// Every mistake of one run, sorted by place; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);
