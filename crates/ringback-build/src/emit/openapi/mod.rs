//! The OpenAPI document: one file per object of the specification.
//!
//! Members stand in the order of the specification's tables, paths and operations in the order of the source.

mod callback;
mod components;
mod extension;
mod form_fields;
mod header;
mod info;
mod link;
mod map_key;
mod object;
mod operation;
mod parameter;
mod paths;
mod pointer;
mod problem;
mod reachable;
mod request_body;
mod response_content;
mod responses;
mod schema;
mod security;
mod success;
mod selection;
mod tag;
mod text;
mod version;
mod vocabulary;
mod yaml;

pub(super) use pointer::{to_callback, to_operation, to_webhook};
pub(super) use selection::Selection;
pub(crate) use text::{to_json, to_yaml};

use serde_json::Value;

use crate::model::{Contract, OpenApiVersion};
use object::Object;
use vocabulary::Vocabulary;

/// One document in one version of the specification: the OpenAPI Object (OAS 3.1.1 section 4.8.1).
pub(super) fn document(contract: &Contract, selection: Selection, version: OpenApiVersion) -> Value {
    let vocabulary = Vocabulary::new(contract, selection);
    let object = Object::new()
        .with("openapi", version.number())
        .with("info", info::info(&contract.info))
        .with_list("servers", contract.servers.iter().map(info::server).collect())
        .with("paths", paths::paths(&vocabulary))
        .with_members("webhooks", callback::webhooks(&vocabulary))
        .with("components", components::components(&vocabulary))
        .with("security", Vec::<Value>::new())
        .with_list("tags", tag::tags(&vocabulary))
        .with_some("externalDocs", contract.external_docs.as_ref().map(info::external_docs));
    let document = extension::extended(object, &contract.extensions).into();
    reachable::without_unused(version::in_version(document, version))
}
