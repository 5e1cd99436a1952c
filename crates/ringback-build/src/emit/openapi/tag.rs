//! The Tag Object (OAS 3.1.1 section 4.8.22): a module with operations.

use serde_json::Value;

use super::object::Object;
use super::vocabulary::Vocabulary;

/// A tag for each module with operations.
pub(super) fn tags(vocabulary: &Vocabulary<'_>) -> Vec<Value> {
    let modules = vocabulary.contract.modules.iter().enumerate();
    let modules = modules.filter(|(_, module)| !module.operations.is_empty());
    modules
        .map(|(index, module)| {
            Object::new()
                .with("name", vocabulary.tag(index))
                .with_text("description", &module.docs.whole())
                .into()
        })
        .collect()
}
