//! The whole contract, and its modules (OAS 3.1.1 sections 4.8.1 and 4.8.22).

use crate::model::{
    Callback, Components, DeclaredResponse, Docs, Document, Extension, ExternalDocs, Info, Listing,
    OpenApiVersion, Operation, ProblemEnum, RustIdent, Security, Server,
};

/// A contract: everything that its documents say.
#[derive(Debug)]
pub struct Contract {
    /// The contract's folder, relative to the manifest, with `/`: `api`.
    pub folder: String,
    /// What the document says of itself.
    pub info: Info,
    /// Where the API is served, in order of preference.
    pub servers: Vec<Server>,
    /// The documents that are written; the first is the main one.
    pub documents: Vec<Document>,
    /// The version of the specification in which they are written.
    pub version: OpenApiVersion,
    /// Others in which they are written besides, into files of their own.
    pub other_versions: Vec<OpenApiVersion>,
    /// What else there is to read.
    pub external_docs: Option<ExternalDocs>,
    /// The tags that operations have, in the order of the document.
    pub tags: Vec<Tag>,
    /// The `x-…` members of the document itself.
    pub extensions: Vec<Extension>,
    /// Whether an outbox delivers what is called back.
    pub has_outbox: bool,
    /// The modules with operations, callbacks or webhooks, sorted by the path of their file.
    pub modules: Vec<Module>,
    /// Who may call.
    pub security: Security,
    /// The schemas that references point to.
    pub components: Components,
    /// The problem enums that operations name, sorted by Rust path.
    pub problems: Vec<ProblemEnum>,
    /// The types that derive `Response` and that operations answer with, in the order they are met.
    pub responses: Vec<DeclaredResponse>,
}

/// A module of the contract: a tag of the document and a trait of the service.
#[derive(Debug)]
pub struct Module {
    /// The module's own name, such as `invoices`; for the root, the name of the contract's folder.
    pub name: RustIdent,
    /// The file it stands in, relative to the manifest, with `/`.
    pub file: String,
    /// The name of its trait, such as `Invoices`.
    pub trait_name: RustIdent,
    /// Its `//!` docs.
    pub docs: Docs,
    /// Its operations, in source order.
    pub operations: Vec<Operation>,
    /// The callbacks it declares, in source order.
    pub callbacks: Vec<Callback>,
    /// The webhooks it declares, in source order: calls without a key, since the address is agreed on elsewhere.
    pub webhooks: Vec<Callback>,
}

/// What is said of a tag (OAS 3.1.1 section 4.8.22).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// CommonMark; empty for none.
    pub description: String,
}

impl Contract {
    /// How each operation and each webhook stands in the documents.
    pub fn listings(&self) -> impl Iterator<Item = &Listing> {
        self.modules.iter().flat_map(|module| {
            let operations = module.operations.iter().map(|operation| &operation.listing);
            operations.chain(module.webhooks.iter().map(|webhook| &webhook.listing))
        })
    }
}
