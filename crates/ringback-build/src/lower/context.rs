//! What every part of lowering needs: the items, the names, the schemas so far, and where to report.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::declared_response::Responses;
use crate::lower::schema::{Direction, Schemas};
use crate::lower::security::Guards;
use crate::model::{Document, Schema};
use crate::parse::{Contract, ModuleId, Place, TypeId, doc_text};
use crate::resolve::{Names, Scope, Type};
use crate::source::{FileId, Span};

/// The state of lowering one contract.
pub(super) struct Context<'a> {
    pub(super) parsed: &'a Contract,
    pub(super) names: &'a Names<'a>,
    pub(super) sink: &'a mut Sink,
    pub(super) schemas: Schemas<'a>,
    /// The problem enums that operations name, in the order they are met.
    pub(super) problems: Vec<TypeId>,
    /// The declared responses that operations answer with.
    pub(super) responses: Responses,
    /// Those that receivers of calls answer with.
    pub(super) read_problems: BTreeSet<TypeId>,
    /// The one server's address, if there is one and it is absolute.
    pub(super) server: Option<String>,
    /// The security schemes of the contract.
    pub(super) guards: Guards,
    /// The documents that are written.
    pub(super) documents: &'a [Document],
    /// The tag of each module.
    pub(super) tags: BTreeMap<ModuleId, String>,
}

impl Context<'_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.report(diagnostic);
    }

    /// The type a signature names; `None` where something was reported.
    pub(super) fn ty(&mut self, module: ModuleId, written: &syn::Type) -> Option<Type> {
        self.names.ty(Scope::module(module), written, self.sink)
    }

    /// The schema of a type; `None` where something was reported.
    pub(super) fn schema(&mut self, ty: &Type, direction: Direction, at: Span) -> Option<Schema> {
        self.schemas.schema(ty, direction, at, self.sink)
    }

    /// The schema of a struct without a component of its own; `None` where something was reported.
    pub(super) fn spelled_out(&mut self, ty: &Type, direction: Direction, at: Span) -> Option<Schema> {
        self.schemas.spelled_out(ty, direction, at, self.sink)
    }

    /// Makes sure that a value can go the other way too, as between a sender and its generated receiver; `None` where
    /// something was reported. The document is to say nothing of it.
    pub(super) fn both_ways(&mut self, ty: &Type, direction: Direction, at: Span) -> Option<()> {
        let other = match direction {
            Direction::Reading => Direction::Writing,
            Direction::Writing => Direction::Reading,
        };
        let mut sink = Sink::default();
        Schemas::new(self.names).schema(ty, other, at, &mut sink);
        // A generated receiver does not validate.
        let found = sink.stop_if_any().err().into_iter().flat_map(|found| found.0);
        let found: Vec<_> = found.filter(|found| found.code != Code::VALIDATION).collect();
        let is_fine = found.is_empty();
        for found in found {
            self.report(found);
        }
        is_fine.then_some(())
    }

    /// The doc comment among these attributes.
    pub(super) fn docs(&mut self, file: FileId, attributes: &[syn::Attribute]) -> String {
        doc_text(Place { file }, attributes, self.sink)
    }

    /// Where tokens of a module stand.
    pub(super) fn place(&self, module: ModuleId, tokens: &impl ToTokens) -> Span {
        Place { file: self.parsed.module(module).file }.of(tokens)
    }
}
