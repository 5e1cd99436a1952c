//! The Callback Object (OAS 3.1.1 section 4.8.18), always inline: viewers lose one that is referenced.

use serde_json::Value;

use super::object::Object;
use super::vocabulary::Vocabulary;
use super::{parameter, responses};
use crate::model::{Callback, Operation};

/// The Callback Object of a callback that this operation names.
pub(super) fn callback(vocabulary: &Vocabulary<'_>, parent: &Operation, callback: &Callback) -> Value {
    let operation = operation(vocabulary, parent, callback);
    let path_item = Object::new().with(callback.method.lower(), operation);
    Object::new().with(&callback.key.to_string(), path_item).into()
}

/// The Operation Object of the call. A viewer shows the summary, so there is always one; and it says outright
/// that no security applies, since some viewers would show the document's own.
fn operation(vocabulary: &Vocabulary<'_>, parent: &Operation, callback: &Callback) -> Value {
    let summary = match callback.docs.summary.as_str() {
        "" => callback.func.unraw().replace('_', " "),
        summary => summary.to_owned(),
    };
    Object::new()
        .with("summary", summary)
        .with_text("description", &callback.docs.description)
        .with("operationId", vocabulary.callback_id(parent, callback))
        .with_some("requestBody", callback.request_body.as_ref().map(parameter::request_body))
        .with("responses", responses::of_callback(vocabulary, callback))
        .with_flag("deprecated", callback.is_deprecated)
        .with("security", Vec::<Value>::new())
        .into()
}
