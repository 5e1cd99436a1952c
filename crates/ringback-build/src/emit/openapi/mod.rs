//! The OpenAPI document (OAS 3.1.1): one file per object of the specification.
//!
//! Members stand in the order of the specification's tables, paths and operations in the order of the source.

mod callback;
mod components;
mod extension;
mod header;
mod info;
mod link;
mod object;
mod operation;
mod parameter;
mod paths;
mod pointer;
mod problem;
mod reachable;
mod response_content;
mod responses;
mod schema;
mod security;
mod success;
mod selection;
mod tag;
mod text;
mod vocabulary;

pub(super) use pointer::{to_callback, to_operation, to_webhook};
pub(super) use selection::Selection;
pub(crate) use text::{to_json, to_yaml};

use serde_json::Value;

use crate::model::Contract;
use object::Object;
use vocabulary::Vocabulary;

/// The version of the specification that documents follow.
const OPENAPI_VERSION: &str = "3.1.1";

/// The OpenAPI Object (OAS 3.1.1 section 4.8.1) of one document.
pub(super) fn document(contract: &Contract, selection: Selection) -> Value {
    let vocabulary = Vocabulary::new(contract, selection);
    let (paths, webhooks) = (paths::paths(&vocabulary), Value::from(callback::webhooks(&vocabulary)));
    let components = reachable::reachable(components::components(&vocabulary), &[&paths, &webhooks]);
    let object = Object::new()
        .with("openapi", OPENAPI_VERSION)
        .with("info", info::info(&contract.info))
        .with_list("servers", contract.servers.iter().map(info::server).collect())
        .with("paths", paths)
        .with_some("webhooks", webhooks.as_object().filter(|all| !all.is_empty()).cloned())
        .with("components", components)
        .with("security", Vec::<Value>::new())
        .with_list("tags", tag::tags(&vocabulary))
        .with_some("externalDocs", contract.external_docs.as_ref().map(info::external_docs));
    extension::extended(object, &contract.extensions).into()
}
