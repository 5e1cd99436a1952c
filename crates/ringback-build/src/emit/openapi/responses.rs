//! The Responses and Response Objects (OAS 3.1.1 sections 4.8.16 and 4.8.17).
//!
//! An operation lists what it answers itself, and every refusal that reading its request may end in.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::header;
use super::link;
use super::object::Object;
use super::parameter::content;
use super::problem::Refusal;
use super::schema::reference;
use super::success;
use super::vocabulary::Vocabulary;
use crate::model::{Callback, Operation, ParameterLocation, Response, Schema, SchemaKind};

/// The media type of problems (RFC 9457 section 6.1).
const PROBLEM_JSON: &str = "application/problem+json";

/// The statuses of whatever else goes wrong. `default` would say the same of a success: client generators read it so.
const FAILURES: [&str; 2] = ["4XX", "5XX"];

/// What may come of one status other than success.
#[derive(Default)]
struct Cause {
    declared: Vec<Declared>,
    refusal: Option<Refusal>,
}

/// A declared problem.
struct Declared {
    component: String,
    description: String,
    type_uri: String,
    headers: Map<String, Value>,
}

/// The Responses Object of an operation.
pub(super) fn of_operation(vocabulary: &Vocabulary<'_>, operation: &Operation) -> Value {
    let mut causes = declared(vocabulary, &operation.response);
    for refusal in refusals(operation) {
        causes.entry(refusal.status()).or_default().refusal = Some(refusal);
    }
    let links = |status| link::links(vocabulary, operation, status);
    let mut responses = success::responses(vocabulary, &operation.response, links);
    responses.extend(causes.iter().map(|(status, cause)| (status.to_string(), failure(vocabulary, cause))));
    responses.extend(FAILURES.map(|range| (range.to_owned(), Refusal::Other.reference())));
    Value::Object(responses)
}

/// The Responses Object of a callback: what the receiver is asked to answer, and what else it may.
pub(super) fn of_callback(vocabulary: &Vocabulary<'_>, callback: &Callback) -> Value {
    let mut responses = success::responses(vocabulary, &callback.response, |_| Map::new());
    let mut failures: BTreeMap<u16, Value> = declared(vocabulary, &callback.response)
        .iter()
        .map(|(status, cause)| (*status, failure(vocabulary, cause)))
        .collect();
    if callback.response.may_miss {
        let not_found = json!({ "description": "The receiver knows of no such thing." });
        failures.entry(404).or_insert(not_found);
    }
    if !callback.security.is_empty() {
        let refusals = [
            (401, "The receiver does not know the credential."),
            (403, "The credential does not allow this."),
        ];
        for (status, text) in refusals {
            failures.entry(status).or_insert(json!({ "description": text }));
        }
    }
    responses.extend(failures.into_iter().map(|(status, response)| (status.to_string(), response)));
    let refused = FAILURES.into_iter().zip(["The receiver refuses the callback.", "The receiver failed."]);
    responses.extend(refused.map(|(range, text)| (range.to_owned(), json!({ "description": text }))));
    Value::Object(responses)
}

/// A problem in a response.
pub(super) fn problem_content(schema: Value) -> Value {
    content(PROBLEM_JSON, schema)
}

/// What reading the request of an operation may end in, by status; [`Refusal::Other`] is always possible.
pub(super) fn refusals(operation: &Operation) -> Vec<Refusal> {
    let has_body = operation.request_body.is_some();
    let in_path = |path: bool| {
        operation.parameters.iter().filter(move |p| (p.location == ParameterLocation::Path) == path)
    };
    let may_miss = operation.response.may_miss;
    let has_rules = operation.parameters.iter().any(|parameter| !parameter.rules.is_empty())
        || operation.spreads.iter().any(|spread| !spread.validated.is_empty());
    let possible = [
        (Refusal::Malformed, has_body || !operation.parameters.is_empty()),
        (Refusal::Unauthorized, !operation.security.is_empty()),
        (Refusal::Forbidden, !operation.security.is_empty()),
        (Refusal::NotFound, may_miss || in_path(true).any(|parameter| is_parsed(&parameter.schema))),
        (Refusal::TooLarge, has_body),
        (Refusal::UnsupportedMediaType, has_body),
        (Refusal::Invalid, has_body || in_path(false).next().is_some() || has_rules),
    ];
    possible.into_iter().filter(|(_, holds)| *holds).map(|(refusal, _)| refusal).collect()
}

/// Whether some texts are no value of this schema.
fn is_parsed(schema: &Schema) -> bool {
    let any_text = SchemaKind::String { format: None, pattern: None, min_length: None, max_length: None };
    schema.kind != any_text
}

fn declared(vocabulary: &Vocabulary<'_>, response: &Response) -> BTreeMap<u16, Cause> {
    let Some(problem) = response.problem else {
        return BTreeMap::new();
    };
    let variants = vocabulary.contract.problems[problem].variants.iter().enumerate();
    let mut causes: BTreeMap<u16, Cause> = BTreeMap::new();
    for (index, variant) in variants {
        let description = if variant.docs.is_empty() { variant.title.clone() } else { variant.docs.whole() };
        let component = vocabulary.variant(problem, index).to_owned();
        let headers = header::headers(&variant.headers);
        let declared = Declared { component, description, type_uri: variant.type_uri.clone(), headers };
        causes.entry(variant.status.as_u16()).or_default().declared.push(declared);
    }
    causes
}

/// One response for a status, whatever it comes from.
fn failure(vocabulary: &Vocabulary<'_>, cause: &Cause) -> Value {
    let (description, schema) = match (one_of(&cause.declared), cause.refusal) {
        (None, None) => return Refusal::Other.reference(),
        (None, Some(refusal)) => return refusal.reference(),
        (Some(declared), None) => declared,
        (Some((text, declared)), Some(refusal)) => {
            let schemas = [declared, refusal.schema(vocabulary)];
            (format!("{text}\n\nOr: {}", refusal.description()), json!({ "anyOf": schemas }))
        }
    };
    Object::new()
        .with("description", description)
        .with_members("headers", headers(cause))
        .with("content", problem_content(schema))
        .into()
}

/// The header fields of every problem of one status; required are those that each of them has.
fn headers(cause: &Cause) -> Map<String, Value> {
    let refused = cause.refusal.map(Refusal::headers);
    let all: Vec<Map<String, Value>> =
        cause.declared.iter().map(|declared| declared.headers.clone()).chain(refused).collect();
    let mut merged = Map::new();
    for (name, header) in all.iter().flatten() {
        let is_everywhere = all.iter().all(|headers| headers.contains_key(name));
        let header = merged.entry(name.clone()).or_insert_with(|| header.clone());
        if !is_everywhere && let Some(header) = header.as_object_mut() {
            header.insert("required".to_owned(), Value::Bool(false));
        }
    }
    merged
}

/// The problems of one status, described; several are told apart by `type` (OAS 3.1.1 section 4.8.25).
fn one_of(declared: &[Declared]) -> Option<(String, Value)> {
    match declared {
        [] => None,
        [only] => Some((only.description.clone(), reference(&only.component))),
        several => {
            let texts: Vec<&str> = several.iter().map(|problem| problem.description.as_str()).collect();
            let schemas: Vec<Value> = several.iter().map(|problem| reference(&problem.component)).collect();
            let target =
                |problem: &Declared| Value::from(format!("#/components/schemas/{}", problem.component));
            let mapping: Map<String, Value> =
                several.iter().map(|problem| (problem.type_uri.clone(), target(problem))).collect();
            let discriminator = json!({ "propertyName": "type", "mapping": mapping });
            let schema = json!({ "oneOf": schemas, "discriminator": discriminator });
            Some((texts.join("\n\nOr: "), schema))
        }
    }
}
