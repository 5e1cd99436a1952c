//! What 3.1 cannot say (OAS 3.2.0 section 4.15 has it new): of what items a stream is made.
//!
//! A stream of items is text to it; `contentSchema` tells of the items (JSON Schema 2020-12, validation, section 8.5).

use serde_json::{Value, json};

use super::schemas::{Visitor, visit};

/// Rewrites a document of 3.2 as one of 3.1.
pub(super) fn rewrite(document: &mut Value) {
    visit(document, &mut ToV3_1);
}

struct ToV3_1;

impl Visitor for ToV3_1 {
    fn schema(&mut self, _: &mut Value) {}

    fn media_type(&mut self, name: &str, media_type: &mut Value) {
        let Some(members) = media_type.as_object_mut() else { return };
        if let Some(items) = members.shift_remove("itemSchema")
            && !members.contains_key("schema")
        {
            let whole = json!({
                "type": "string",
                "contentMediaType": name,
                "contentSchema": { "type": "array", "items": items },
            });
            members.insert("schema".to_owned(), whole);
        }
    }

    fn operation(&mut self, _: &mut Value) {}
}
