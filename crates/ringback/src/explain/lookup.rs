//! Finds schemas in the document.
//!
//! Source: OAS 3.1.1 sections 4.8.10 (Operation), 4.8.12 (Parameter), 4.8.13 (Request Body), 4.8.23 (Reference).

use serde_json::Value;

/// The most references followed in a row; a document made by Ringback needs few, and none may loop.
const MAX_REFERENCES: usize = 16;

/// Where a parameter is carried (OAS 3.1.1 section 4.8.12.1, `in`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In a header field.
    Header,
    /// In a cookie.
    Cookie,
}

impl ParameterLocation {
    /// The value of `in`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }

    /// Whether two names are one: only those of header fields are in any case (RFC 9110 section 5.1).
    fn is_name(self, a: &str, b: &str) -> bool {
        match self {
            Self::Path | Self::Query | Self::Cookie => a == b,
            Self::Header => a.eq_ignore_ascii_case(b),
        }
    }
}

/// Finds schemas in one document.
pub(super) struct Lookup<'d> {
    document: &'d Value,
}

impl<'d> Lookup<'d> {
    pub(super) fn new(document: &'d Value) -> Self {
        Self { document }
    }

    /// The schema of a parameter of the operation at `pointer`.
    pub(super) fn parameter(
        &self,
        pointer: &str,
        location: ParameterLocation,
        name: &str,
    ) -> Option<&'d Value> {
        let parameters = self.document.pointer(pointer)?.get("parameters")?.as_array()?;
        let find = |name: &str| {
            let is_meant = |parameter: &&Value| {
                parameter["in"] == location.as_str()
                    && parameter["name"].as_str().is_some_and(|given| location.is_name(given, name))
            };
            parameters.iter().find(is_meant)?.get("schema")
        };
        find(name).or_else(|| {
            // A member of an object of the style `deepObject` (OAS 3.1.1 section 4.8.12.3): `filter[name]`.
            let (object, member) = name.strip_suffix(']')?.split_once('[')?;
            find(object)?.get("properties")?.get(member)
        })
    }

    /// The schema of the body of the operation at `pointer`, for the media type that is meant.
    pub(super) fn request_body(&self, pointer: &str, is_meant: impl Fn(&str) -> bool) -> Option<&'d Value> {
        let body = self.document.pointer(pointer)?.get("requestBody")?;
        let mut media_types = body.get("content")?.as_object()?.iter();
        let (_, found) = media_types.find(|(name, _)| is_meant(name))?;
        found.get("schema")
    }

    /// The schema that is meant, references followed; `None` where they lead nowhere.
    pub(super) fn resolve(&self, mut schema: &'d Value) -> Option<&'d Value> {
        for _ in 0..MAX_REFERENCES {
            if let Some(only) = wrapped(schema) {
                schema = only;
            } else if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
                schema = self.document.pointer(reference.strip_prefix('#')?)?;
            } else {
                return Some(schema);
            }
        }
        None
    }

    /// Whether `null` is allowed as 3.0 says it: by a flag, beside a reference or where that leads.
    pub(super) fn is_flagged_nullable(&self, schema: &'d Value) -> bool {
        schema["nullable"] == true || self.resolve(schema).is_some_and(|schema| schema["nullable"] == true)
    }

    /// The schema of an item if this is a list, since a list parameter gives one value at a time; else the schema itself.
    pub(super) fn item(&self, schema: &'d Value) -> &'d Value {
        self.resolve(schema).and_then(|schema| schema.get("items")).unwrap_or(schema)
    }

    /// The schema of the value at `pointer` inside a value of `schema`; `None` where it depends on the value.
    pub(super) fn at(&self, schema: &'d Value, pointer: &str) -> Option<&'d Value> {
        pointer.split('/').skip(1).try_fold(schema, |schema, token| {
            let schema = self.without_null(schema)?;
            let name = token.replace("~1", "/").replace("~0", "~");
            let member = schema.get("properties").and_then(|properties| properties.get(&name));
            member.or_else(|| schema.get("items")).or_else(|| schema.get("additionalProperties"))
        })
    }

    /// The schema that is meant where `null` was only allowed besides: the other one of `anyOf: [{…}, {type: null}]`.
    pub(super) fn without_null(&self, schema: &'d Value) -> Option<&'d Value> {
        let schema = self.resolve(schema)?;
        match nullable(schema) {
            Some(inner) => self.resolve(inner),
            None => Some(schema),
        }
    }
}

/// The only one of `allOf`: where 3.0 has something to say beside a reference, the reference stands in there.
fn wrapped(schema: &Value) -> Option<&Value> {
    match schema.get("allOf")?.as_array()?.as_slice() {
        [only] if schema.get("type").is_none() => Some(only),
        _ => None,
    }
}

/// The other one of `anyOf: [{…}, {type: null}]`.
pub(super) fn nullable(schema: &Value) -> Option<&Value> {
    match schema.get("anyOf")?.as_array()?.as_slice() {
        [inner, null] if null["type"] == "null" => Some(inner),
        _ => None,
    }
}
