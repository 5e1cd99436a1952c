//! The Callback Object (OAS 3.1.1 section 4.8.18), always inline: viewers lose one that is referenced.

use serde_json::{Map, Value};

use super::extension::extended;
use super::object::Object;
use super::vocabulary::Vocabulary;
use super::{parameter, request_body, responses, security};
use crate::model::{Callback, Operation};

/// The Callback Object of a callback that this operation names.
pub(super) fn callback(vocabulary: &Vocabulary<'_>, parent: &Operation, callback: &Callback) -> Value {
    let operation = operation(vocabulary, vocabulary.callback_id(parent, callback), callback);
    let path_item = Object::new().with(callback.method.lower(), operation);
    Object::new().with(&callback.key.to_string(), path_item).into()
}

/// The `webhooks` of the document (OAS 3.1.1 section 4.8.1.1): a Path Item Object for each, by its id.
pub(super) fn webhooks(vocabulary: &Vocabulary<'_>) -> Map<String, Value> {
    let all = vocabulary.selection.webhooks(vocabulary.contract);
    let path_item = |webhook: &Callback| {
        let operation = operation(vocabulary, webhook.id.to_string(), webhook);
        Value::from(Object::new().with(webhook.method.lower(), operation))
    };
    all.map(|webhook| (webhook.id.to_string(), path_item(webhook))).collect()
}

/// The Operation Object of the call. A viewer shows the summary, so there is always one; and it says outright where
/// no security applies, since some viewers would show the document's own.
fn operation(vocabulary: &Vocabulary<'_>, id: String, callback: &Callback) -> Value {
    let summary = match callback.docs.summary.as_str() {
        "" => callback.func.unraw().replace('_', " "),
        summary => summary.to_owned(),
    };
    let object = Object::new()
        .with_list("tags", callback.listing.tags.iter().cloned().map(Value::from).collect())
        .with("summary", summary)
        .with_text("description", &callback.docs.description)
        .with("operationId", id)
        .with_list("parameters", callback.parameters.iter().map(parameter::parameter).collect())
        .with_some("requestBody", callback.request_body.as_ref().map(request_body::request_body))
        .with("responses", responses::of_callback(vocabulary, callback))
        .with_flag("deprecated", callback.is_deprecated)
        .with("security", security::requirements(vocabulary, &callback.security));
    extended(object, &callback.listing.extensions).into()
}
