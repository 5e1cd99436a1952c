//! The OpenAPI document as the build left it: bytes in every encoding, and their entity tags.
//!
//! Nothing is computed at start; the JSON is parsed once, when a message first needs it.

use std::sync::OnceLock;

use serde_json::Value;

use crate::explain::KnownListNames;

/// The OpenAPI document of a contract: static bytes, compressed at build time.
///
/// Generated code has it as `DOCUMENT`; [`docs`](crate::docs()) serves it.
pub struct Document {
    json: Encoded,
    yaml: Encoded,
    parsed: OnceLock<Value>,
    list_names: KnownListNames,
}

/// A representation in each content coding that is served (RFC 9110 section 8.4.1).
#[derive(Debug, Clone, Copy)]
pub struct Encoded {
    /// As it is.
    pub identity: &'static [u8],
    /// Coded with `gzip`; empty where it was not made.
    pub gzip: &'static [u8],
    /// Coded with `br`; empty where it was not made.
    pub brotli: &'static [u8],
    /// The strong entity tag of `identity`, quotes included (RFC 9110 section 8.8.3).
    pub etag: &'static str,
}

impl Document {
    /// Made by generated code.
    #[doc(hidden)]
    pub const fn new(json: Encoded, yaml: Encoded) -> Self {
        Self { json, yaml, parsed: OnceLock::new(), list_names: KnownListNames::new() }
    }

    /// One that is not served: messages take their words from it. Made by generated code.
    #[doc(hidden)]
    pub const fn unserved(json: &'static [u8]) -> Self {
        let encoded = Encoded { identity: json, gzip: &[], brotli: &[], etag: "" };
        Self::new(encoded, encoded)
    }

    /// The document as JSON, the very bytes of `openapi.json`.
    pub fn json(&self) -> &'static [u8] {
        self.json.identity
    }

    /// The same document as YAML.
    pub fn yaml(&self) -> &'static [u8] {
        self.yaml.identity
    }

    pub(crate) fn json_encoded(&'static self) -> &'static Encoded {
        &self.json
    }

    pub(crate) fn yaml_encoded(&'static self) -> &'static Encoded {
        &self.yaml
    }

    pub(crate) fn list_names(&self) -> &KnownListNames {
        &self.list_names
    }

    /// The document as a value; `null` should the bytes not be JSON, so that messages only get poorer.
    pub(crate) fn value(&self) -> &Value {
        self.parsed.get_or_init(|| {
            serde_json::from_slice(self.json.identity).unwrap_or_else(|error| {
                tracing::error!(%error, "failed to read the embedded OpenAPI document");
                Value::Null
            })
        })
    }
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document").field("etag", &self.json.etag).finish_non_exhaustive()
    }
}
