//! What every part of this stage needs: the file at hand, and where to report.

use quote::ToTokens;
use syn::Attribute;

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::RustIdent;
use crate::parse::{Literal, Name, NamePath, Place, doc_text};
use crate::source::{FileId, Sources, Span};

/// Reads one file.
pub(super) struct Reader<'a> {
    pub(super) sources: &'a Sources,
    pub(super) file: FileId,
    pub(super) sink: &'a mut Sink,
}

impl Reader<'_> {
    pub(super) fn span(&self, tokens: &impl ToTokens) -> Span {
        self.place().of(tokens)
    }

    fn place(&self) -> Place {
        Place { file: self.file }
    }

    pub(super) fn name(&self, ident: &syn::Ident) -> Name {
        Name { ident: RustIdent(ident.to_string()), span: self.place().at(ident.span()) }
    }

    pub(super) fn name_path(&self, path: &syn::Path) -> NamePath {
        let segments = path.segments.iter().map(|segment| self.name(&segment.ident)).collect();
        NamePath { segments, span: self.span(path) }
    }

    pub(super) fn literal(&self, literal: &syn::LitStr) -> Literal {
        let span = self.place().at(literal.span());
        Literal::new(literal.value(), span, self.sources.text(span))
    }

    pub(super) fn docs(&mut self, attributes: &[Attribute]) -> String {
        doc_text(Place { file: self.file }, attributes, self.sink)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.report(diagnostic);
    }

    /// Reports what syn says of the arguments of an attribute.
    pub(super) fn report_syntax(&mut self, error: &syn::Error, help: &str) {
        for error in error.clone() {
            let span = crate::parse::place(self.file, error.span());
            let diagnostic = Diagnostic::new(Code::ATTRIBUTE_SYNTAX, span, error.to_string(), "");
            self.report(diagnostic.with_help(help));
        }
    }
}
