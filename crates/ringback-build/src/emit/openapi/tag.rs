//! The Tag Object (OAS 3.1.1 section 4.8.22).

use serde_json::Value;

use super::object::Object;
use super::vocabulary::Vocabulary;

/// The tags of what stands in this document.
pub(super) fn tags(vocabulary: &Vocabulary<'_>) -> Vec<Value> {
    let Vocabulary { contract, selection, .. } = vocabulary;
    let used: Vec<&String> = selection.listings(contract).flat_map(|listing| &listing.tags).collect();
    let tags = contract.tags.iter().filter(|tag| used.contains(&&tag.name));
    let object = |name: &str| Object::new().with("name", name);
    tags.map(|tag| object(&tag.name).with_text("description", &tag.description).into()).collect()
}
