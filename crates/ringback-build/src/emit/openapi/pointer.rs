//! Where an Operation Object stands in the document, as a JSON Pointer (RFC 6901).

use crate::model::{Callback, JsonPointer, Operation};

/// The place of an operation.
pub(in crate::emit) fn to_operation(operation: &Operation) -> String {
    pointer(&["paths", &operation.path.text, operation.method.lower()])
}

/// The place of a callback's operation, below the operation that names it.
pub(in crate::emit) fn to_callback(operation: &Operation, callback: &Callback) -> String {
    let key = callback.key.to_string();
    let below = ["callbacks", callback.id.as_str(), &key, callback.method.lower()];
    format!("{}{}", to_operation(operation), pointer(&below))
}

/// The place of a webhook's operation.
pub(in crate::emit) fn to_webhook(webhook: &Callback) -> String {
    pointer(&["webhooks", webhook.id.as_str(), webhook.method.lower()])
}

fn pointer(tokens: &[&str]) -> String {
    JsonPointer(tokens.iter().map(|token| (*token).to_owned()).collect()).to_string()
}
