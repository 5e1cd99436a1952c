//! What every part of lowering needs: the items, the names, the schemas so far, and where to report.

use std::collections::BTreeMap;

use quote::ToTokens;

use crate::diagnostics::{Diagnostic, Sink};
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

    /// The doc comment among these attributes.
    pub(super) fn docs(&mut self, file: FileId, attributes: &[syn::Attribute]) -> String {
        doc_text(Place { file }, attributes, self.sink)
    }

    /// Where tokens of a module stand.
    pub(super) fn place(&self, module: ModuleId, tokens: &impl ToTokens) -> Span {
        Place { file: self.parsed.module(module).file }.of(tokens)
    }
}
