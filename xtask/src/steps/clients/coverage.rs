//! Which operations of a document a service answered well, as its log tells.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use super::Client;
use crate::failure::Failure;

/// The methods of a Path Item Object (OAS 3.1.1 section 4.8.9).
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// An operation of the document.
struct Operation {
    id: String,
    /// In upper case.
    method: String,
    /// The path template.
    path: String,
}

/// Fails unless the client called every operation that it does not leave out, and none that it does.
pub(super) fn check(document: &Path, log: &Path, client: &Client) -> Result<(), Failure> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| Failure::io("read", path, &error));
    let parsed = serde_json::from_str(&read(document)?)
        .map_err(|error| Failure::new(format!("`{}` is no JSON: {error}", document.display())))?;
    let operations = operations(&parsed);
    let log = read(log)?;
    let answered: BTreeSet<&str> =
        log.lines().filter_map(|line| answered(&operations, &serde_json::from_str(line).ok()?)).collect();
    for (id, why) in client.left_out {
        println!("{} leaves out {id}: {why}", client.name);
    }
    println!("{} called {} of {} operations", client.name, answered.len(), operations.len());
    let is_left_out = |id: &str| client.left_out.iter().any(|(left_out, _)| *left_out == id);
    let wrong: Vec<&str> = operations
        .iter()
        .map(|operation| operation.id.as_str())
        .filter(|id| answered.contains(id) == is_left_out(id))
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("{} should call, or leave out, {}", client.name, wrong.join(", "))))
}

fn operations(document: &Value) -> Vec<Operation> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(path, item)| {
        METHODS.iter().filter_map(move |method| {
            let id = item[method]["operationId"].as_str()?.to_owned();
            Some(Operation { id, method: method.to_uppercase(), path: path.clone() })
        })
    });
    operations.collect()
}

/// The operation that a line of the log says was answered, and not with a problem.
fn answered<'a>(operations: &'a [Operation], line: &Value) -> Option<&'a str> {
    let is_good = line["message"] == "answered" && line["status"].as_u64()? < 400;
    let (method, path) = (line["method"].as_str()?, line["path"].as_str()?);
    let same = operations.iter().filter(|operation| is_good && operation.method == method);
    let fitting = same.filter(|operation| fits(&operation.path, path));
    fitting.min_by_key(|operation| operation.path.matches('{').count()).map(|operation| operation.id.as_str())
}

/// Whether a template stands for a path.
fn fits(template: &str, path: &str) -> bool {
    let (template, path) = (template.split('/'), path.split('/'));
    template.clone().count() == path.clone().count()
        && template.zip(path).all(|(template, segment)| template.starts_with('{') || template == segment)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{answered, operations};

    fn check(line: &Value, expected: Option<&str>) {
        let document = json!({"paths": {
            "/orders": { "post": { "operationId": "place" } },
            "/orders/{id}": { "get": { "operationId": "read" }, "parameters": [] },
            "/orders/latest": { "get": { "operationId": "read_latest" } }
        }});
        assert_eq!(answered(&operations(&document), line), expected, "{line}");
    }

    fn line(method: &str, path: &str, status: u16) -> Value {
        json!({ "message": "answered", "method": method, "path": path, "status": status })
    }

    #[test]
    fn operation_is_known_by_method_and_path() {
        check(&line("POST", "/orders", 201), Some("place"));
        check(&line("GET", "/orders/7", 200), Some("read"));
        check(&line("GET", "/orders/latest", 303), Some("read_latest"));
        check(&line("GET", "/orders", 200), None);
        check(&line("GET", "/orders/7/lines", 200), None);
    }

    #[test]
    fn problem_is_no_answer() {
        check(&line("GET", "/orders/7", 404), None);
        check(&json!({ "message": "listening" }), None);
    }
}
