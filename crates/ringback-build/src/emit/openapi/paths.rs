//! The Paths and Path Item Objects (OAS 3.1.1 sections 4.8.8 and 4.8.9).

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::object::Object;
use super::operation;
use super::vocabulary::Vocabulary;
use crate::model::{Method, Operation};

/// The Paths Object: each path once, where it first stands in the source.
pub(super) fn paths(vocabulary: &Vocabulary<'_>) -> Value {
    let mut by_path: IndexMap<&str, Vec<&Operation>> = IndexMap::new();
    for (_, operation) in vocabulary.selection.operations(vocabulary.contract) {
        by_path.entry(&operation.path.text).or_default().push(operation);
    }
    let items = by_path.into_iter().map(|(path, item)| (path.to_owned(), path_item(vocabulary, &item)));
    Value::Object(items.collect::<Map<_, _>>())
}

/// The Path Item Object: its operations in the order of the specification's table.
fn path_item(vocabulary: &Vocabulary<'_>, operations: &[&Operation]) -> Value {
    let of_method = |method| operations.iter().find(move |operation| operation.method == method);
    let item = Method::ALL.iter().fold(Object::new(), |item, method| {
        let operation = of_method(*method);
        item.with_some(method.lower(), operation.map(|operation| operation::operation(vocabulary, operation)))
    });
    item.into()
}
