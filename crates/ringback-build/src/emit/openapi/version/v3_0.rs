//! What 3.0 cannot say beside schemas: webhooks, a summary of the API, licenses by SPDX, roles of other security
//! schemes than OAuth 2 and OpenID Connect (OAS 3.0.4 sections 4.7.1, 4.7.2, 4.7.4 and 4.7.30).

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::schema_v3_0;
use super::schemas::{Visitor, visit};
use crate::model::MediaRange;

/// Where the texts of licenses stand that have an SPDX identifier.
const SPDX: &str = "https://spdx.org/licenses/";

/// Rewrites a document of 3.1 as one of 3.0.
pub(super) fn rewrite(document: &mut Value) {
    if let Some(members) = document.as_object_mut() {
        members.shift_remove("webhooks");
    }
    if let Some(info) = document.get_mut("info").and_then(Value::as_object_mut) {
        info.shift_remove("summary");
        info.get_mut("license").and_then(Value::as_object_mut).into_iter().for_each(license);
    }
    let with_scopes = schemes_with_scopes(document);
    visit(document, &mut ToV3_0 { with_scopes });
}

/// An identifier becomes the address of its text; an expression of several has none.
fn license(license: &mut Map<String, Value>) {
    let Some(Value::String(identifier)) = license.shift_remove("identifier") else { return };
    if identifier.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+')) {
        license.insert("url".to_owned(), format!("{SPDX}{identifier}.html").into());
    }
}

fn schemes_with_scopes(document: &Value) -> BTreeSet<String> {
    let schemes = document.pointer("/components/securitySchemes").and_then(Value::as_object);
    let has_scopes = |scheme: &Value| scheme["type"] == "oauth2" || scheme["type"] == "openIdConnect";
    let schemes = schemes.into_iter().flatten().filter(|(_, scheme)| has_scopes(scheme));
    schemes.map(|(name, _)| name.clone()).collect()
}

struct ToV3_0 {
    with_scopes: BTreeSet<String>,
}

impl Visitor for ToV3_0 {
    fn schema(&mut self, schema: &mut Value) {
        schema_v3_0::rewrite(schema);
    }

    /// Bytes are an unlimited string to 3.0 (OAS 3.0.4 section 4.7.14.2), where 3.1 leaves the schema out.
    fn media_type(&mut self, name: &str, media_type: &mut Value) {
        let Some(members) = media_type.as_object_mut() else { return };
        let says_nothing = members.get("schema").is_none_or(|schema| *schema == json!({}));
        let is_json = MediaRange::new(name).is_some_and(|range| range.is_json());
        if says_nothing && !is_json {
            members.insert("schema".to_owned(), json!({ "type": "string", "format": "binary" }));
        }
    }

    fn operation(&mut self, operation: &mut Value) {
        let requirements = operation.get_mut("security").and_then(Value::as_array_mut);
        for (scheme, scopes) in requirements.into_iter().flatten().filter_map(Value::as_object_mut).flatten()
        {
            if !self.with_scopes.contains(scheme) {
                *scopes = json!([]);
            }
        }
    }
}
