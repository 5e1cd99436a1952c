//! A document in the words of one version of the specification.
//!
//! Everything is written in the newest words first. What an older version cannot say is said in its own words, or left
//! out where it has none: an older document never claims what a newer one does not.

mod schema_v3_0;
mod schemas;
mod v3_0;
mod v3_1;

use serde_json::Value;

use crate::model::OpenApiVersion;

/// The document, which is in the newest words, in those of `version`.
pub(super) fn in_version(mut document: Value, version: OpenApiVersion) -> Value {
    match version {
        OpenApiVersion::V3_2 => {}
        OpenApiVersion::V3_1 => v3_1::rewrite(&mut document),
        OpenApiVersion::V3_0 => {
            v3_1::rewrite(&mut document);
            v3_0::rewrite(&mut document);
        }
    }
    document["openapi"] = version.number().into();
    document
}

#[cfg(test)]
mod tests;
