//! Problems in the document (RFC 9457): those that reading a request may end in, and their schemas.

use serde_json::{Map, Value, json};

use super::object::Object;
use super::responses::problem_content;
use super::schema::{reference, schema};
use super::vocabulary::Vocabulary;
use crate::model::ProblemVariant;

/// Why the framework itself answers with a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Not what HTTP, URLs or JSON allow.
    Malformed,
    /// No credentials, or not valid ones.
    Unauthorized,
    /// Credentials that do not allow this.
    Forbidden,
    /// Nothing has this path.
    NotFound,
    /// A body over the limit.
    TooLarge,
    /// A body of another media type.
    UnsupportedMediaType,
    /// Values that are not what the document says.
    Invalid,
    /// Whatever else: a method that the path does not know, a failure of the service.
    Other,
}

impl Refusal {
    /// Every refusal.
    pub(super) const ALL: [Self; 8] = [
        Self::Malformed,
        Self::Unauthorized,
        Self::Forbidden,
        Self::NotFound,
        Self::TooLarge,
        Self::UnsupportedMediaType,
        Self::Invalid,
        Self::Other,
    ];

    /// The status, 500 for [`Refusal::Other`], which the document lists as `4XX` and `5XX`.
    pub(super) fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::Unauthorized => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::TooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::Invalid => 422,
            Self::Other => 500,
        }
    }

    /// Its name among the components, the phrase of RFC 9110 section 15.5.
    pub(super) fn component(self) -> &'static str {
        match self {
            Self::Malformed => "BadRequest",
            Self::Unauthorized => "Unauthorized",
            Self::Forbidden => "Forbidden",
            Self::NotFound => "NotFound",
            Self::TooLarge => "ContentTooLarge",
            Self::UnsupportedMediaType => "UnsupportedMediaType",
            Self::Invalid => "UnprocessableContent",
            Self::Other => "Failure",
        }
    }

    /// What it means.
    pub(super) fn description(self) -> &'static str {
        match self {
            Self::Malformed => "The request is malformed.",
            Self::Unauthorized => "Credentials are missing or not valid.",
            Self::Forbidden => "The credentials do not allow this.",
            Self::NotFound => "There is no such thing.",
            Self::TooLarge => "The body is too large.",
            Self::UnsupportedMediaType => {
                "The body is of a media type that is not listed. With `application/json`, types with the suffix `+json` are read too."
            }
            Self::Invalid => "Parameters or body are not what this document says; every mistake is listed.",
            Self::Other => "Any other failure.",
        }
    }

    /// A reference to its response.
    pub(super) fn reference(self) -> Value {
        json!({ "$ref": format!("#/components/responses/{}", self.component()) })
    }

    /// The schema of its problem.
    pub(super) fn schema(self, vocabulary: &Vocabulary<'_>) -> Value {
        match self {
            Self::Invalid => reference(&vocabulary.validation_problem),
            Self::Malformed
            | Self::Unauthorized
            | Self::Forbidden
            | Self::NotFound
            | Self::TooLarge
            | Self::UnsupportedMediaType
            | Self::Other => reference(&vocabulary.problem),
        }
    }

    /// The header fields of its response: 401 has a challenge (RFC 9110 section 15.5.2), 415 says what is read
    /// (section 15.5.16).
    pub(super) fn headers(self) -> Map<String, Value> {
        match self {
            Self::Unauthorized => {
                header("WWW-Authenticate", "How to authenticate (RFC 9110 section 11.6.1).")
            }
            Self::UnsupportedMediaType => {
                header("Accept", "The media types that are read (RFC 9110 section 12.5.1).")
            }
            Self::Malformed
            | Self::Forbidden
            | Self::NotFound
            | Self::TooLarge
            | Self::Invalid
            | Self::Other => Map::new(),
        }
    }

    /// The Response Object (OAS 3.1.1 section 4.8.17).
    pub(super) fn response(self, vocabulary: &Vocabulary<'_>) -> Value {
        Object::new()
            .with("description", self.description())
            .with_members("headers", self.headers())
            .with("content", problem_content(self.schema(vocabulary)))
            .into()
    }
}

/// A header field that the response always has.
fn header(name: &str, description: &str) -> Map<String, Value> {
    let header = json!({ "description": description, "required": true, "schema": { "type": "string" } });
    Map::from_iter([(name.to_owned(), header)])
}

/// The schema that every problem fits (RFC 9457 section 3.1).
pub(super) fn problem_schema() -> Value {
    json!({
        "description": "What went wrong (RFC 9457).",
        "type": "object",
        "properties": {
            "type": {
                "description": "Names the kind of problem; `about:blank` where the status says it all.",
                "type": "string",
                "format": "uri-reference"
            },
            "title": { "description": "The kind of problem, in a few words.", "type": "string" },
            "status": { "description": "The status code.", "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": { "description": "This occurrence of the problem, in a sentence.", "type": "string" },
            "instance": { "description": "Names this occurrence.", "type": "string", "format": "uri-reference" }
        },
        "required": ["title", "status"]
    })
}

/// The schema of a problem with a list of mistakes.
pub(super) fn validation_problem_schema(vocabulary: &Vocabulary<'_>) -> Value {
    json!({
        "description": "Everything that is wrong with a request.",
        "allOf": [
            reference(&vocabulary.problem),
            {
                "type": "object",
                "properties": { "errors": { "type": "array", "items": reference(&vocabulary.validation_error) } },
                "required": ["errors"]
            }
        ]
    })
}

/// The schema of one mistake.
pub(super) fn validation_error_schema() -> Value {
    json!({
        "description": "One thing that is wrong with a request.",
        "type": "object",
        "properties": {
            "in": {
                "description": "Where it stands.",
                "type": "string",
                "enum": ["path", "query", "header", "cookie", "body"]
            },
            "name": { "description": "The parameter.", "type": "string" },
            "pointer": {
                "description": "The place in the body.",
                "type": "string",
                "format": "json-pointer"
            },
            "detail": { "description": "What is expected, in a sentence.", "type": "string" }
        },
        "required": ["in", "detail"]
    })
}

/// The schema of a declared problem: a problem whose type, title and status are known, with extension members.
pub(super) fn variant_schema(vocabulary: &Vocabulary<'_>, variant: &ProblemVariant) -> Value {
    let has_type = variant.has_type();
    let known = Object::new()
        .with_some("type", has_type.then(|| only(&variant.type_uri)))
        .with("title", only(&variant.title))
        .with("status", json!({ "type": "integer", "const": variant.status.as_u16() }));
    let properties = variant.fields.iter().fold(known, |properties, field| {
        let mut member = field.schema.clone();
        if member.description.is_empty() {
            member.description.clone_from(&field.description);
        }
        properties.with(field.ident.unraw(), schema(&member))
    });
    let type_name = has_type.then_some("type").into_iter();
    let fields = variant.fields.iter().map(|field| field.ident.unraw());
    let required: Vec<Value> = type_name.chain(["title", "status"]).chain(fields).map(Value::from).collect();
    let own = Object::new().with("type", "object").with("properties", properties).with("required", required);
    Object::new()
        .with_text("description", &variant.docs.whole())
        .with("allOf", vec![reference(&vocabulary.problem), own.into()])
        .into()
}

/// A text that is always this one. Without `type`, openapi-generator takes any value, and one problem for another.
fn only(text: &str) -> Value {
    json!({ "type": "string", "const": text })
}
