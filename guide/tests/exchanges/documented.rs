//! Whether an answer is one that the document promises: its status, its media type, its header fields and its body.

use serde_json::Value;

use crate::exchange::{Exchange, Message};

/// The document, as it is committed.
const DOCUMENT: &str = include_str!("../../generated/openapi.json");

/// What the document says of the service's operations.
pub(crate) struct Document(Value);

/// An operation: its method in small letters, and its path's template.
pub(crate) type Operation = (String, String);

impl Document {
    /// Reads it.
    pub(crate) fn new() -> Self {
        Self(serde_json::from_str(DOCUMENT).expect("the document is JSON"))
    }

    /// Every operation of it.
    pub(crate) fn operations(&self) -> Vec<Operation> {
        let paths = self.0["paths"].as_object().expect("there are paths");
        let methods = |item: &Value| item.as_object().map(|item| item.keys().cloned().collect::<Vec<_>>());
        let operations = paths.iter().flat_map(|(path, item)| {
            methods(item).into_iter().flatten().map(|method| (method, path.clone()))
        });
        operations.collect()
    }

    /// The operation that a request is for, if it is for any: a literal path before one with placeholders.
    pub(crate) fn operation(&self, request: &Message) -> Option<Operation> {
        let (method, target) = request.start.split_once(' ')?;
        let path = target.split('?').next()?;
        let operations = self.operations().into_iter();
        let fitting =
            operations.filter(|(of, template)| of.eq_ignore_ascii_case(method) && fits(template, path));
        fitting.min_by_key(|(_, template)| template.matches('{').count())
    }

    /// Each promise that an answer breaks, with its line.
    pub(crate) fn broken(&self, exchange: &Exchange) -> Vec<(usize, String)> {
        let (Some((method, path)), Some(answer)) = (self.operation(&exchange.request), &exchange.answer)
        else {
            return Vec::new();
        };
        let Some(response) = self.response(&self.0["paths"][path][method]["responses"], answer) else {
            return vec![(answer.line, format!("`{}` is not documented", answer.start))];
        };
        let broken =
            missing_headers(response, answer).into_iter().chain(self.wrong_content(response, answer));
        broken.map(|text| (answer.line, text)).collect()
    }

    /// The response of this status; of the ranges only that for failures of the service counts.
    fn response<'a>(&'a self, responses: &'a Value, answer: &Message) -> Option<&'a Value> {
        let status = answer.start.split(' ').nth(1)?;
        let range = responses.get("5XX").filter(|_| status.starts_with('5'));
        let response = responses.get(status).or(range)?;
        match response["$ref"].as_str() {
            Some(reference) => self.0.pointer(reference.strip_prefix('#')?),
            None => Some(response),
        }
    }

    fn wrong_content(&self, response: &Value, answer: &Message) -> Vec<String> {
        let Some(content) = response["content"].as_object() else {
            let is_empty = answer.body.is_empty();
            return (!is_empty).then(|| "no body is documented".to_owned()).into_iter().collect();
        };
        let media_type = answer.header("content-type").unwrap_or_default().split(';').next();
        let Some(documented) = media_type.and_then(|media_type| content.get(media_type)) else {
            return vec![format!("the media type {media_type:?} is not documented")];
        };
        let Ok(body) = serde_json::from_str(&answer.body) else {
            return Vec::new();
        };
        let mut schema = documented["schema"].clone();
        schema["components"] = self.0["components"].clone();
        let validator = jsonschema::validator_for(&schema).expect("a schema of the document is one");
        validator.iter_errors(&body).map(|error| format!("the body is not as documented: {error}")).collect()
    }
}

/// Whether a path is one of those that a template stands for.
fn fits(template: &str, path: &str) -> bool {
    let (template, path) = (template.split('/'), path.split('/'));
    let is_fit = |(template, segment): (&str, &str)| {
        template == segment || template.contains('{') && !segment.is_empty()
    };
    template.clone().count() == path.clone().count() && template.zip(path).all(is_fit)
}

/// Header fields that are promised and not sent.
fn missing_headers(response: &Value, answer: &Message) -> Vec<String> {
    let headers = response["headers"].as_object().into_iter().flatten();
    let required = headers.filter(|(_, header)| header["required"] == true).map(|(name, _)| name);
    let missing = required.filter(|name| answer.header(name).is_none());
    missing.map(|name| format!("the documented header `{name}` is missing")).collect()
}
