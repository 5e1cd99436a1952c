//! The Operation Object (OAS 3.1.1 section 4.8.10).

use serde_json::{Map, Value};

use super::extension::extended;
use super::object::Object;
use super::vocabulary::Vocabulary;
use super::{callback, parameter, request_body, responses, security};
use crate::emit::names::callbacks_of;
use crate::model::Operation;

/// The Operation Object.
pub(super) fn operation(vocabulary: &Vocabulary<'_>, operation: &Operation) -> Value {
    let object = Object::new()
        .with_list("tags", operation.listing.tags.iter().cloned().map(Value::from).collect())
        .with_text("summary", &operation.docs.summary)
        .with_text("description", &operation.docs.description)
        .with("operationId", operation.id.as_str())
        .with_list("parameters", operation.parameters.iter().map(parameter::parameter).collect())
        .with_some("requestBody", operation.request_body.as_ref().map(request_body::request_body))
        .with("responses", responses::of_operation(vocabulary, operation))
        .with_members("callbacks", callbacks(vocabulary, operation))
        .with_flag("deprecated", operation.is_deprecated)
        .with_list("security", security::requirements(vocabulary, &operation.security));
    extended(object, &operation.listing.extensions).into()
}

fn callbacks(vocabulary: &Vocabulary<'_>, operation: &Operation) -> Map<String, Value> {
    callbacks_of(vocabulary.contract, operation)
        .map(|(_, callback)| (callback.id.to_string(), callback::callback(vocabulary, operation, callback)))
        .collect()
}
