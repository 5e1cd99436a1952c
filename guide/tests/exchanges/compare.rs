//! What is different between an exchange as it is written and as it took place.

use serde_json::Value;

use crate::exchange::{Exchange, Message};

/// Each difference, with its line.
pub(crate) fn exchanges(expected: &Exchange, actual: &Exchange) -> Vec<(usize, String)> {
    let Some(answer) = &expected.answer else {
        return vec![(expected.request.line, "the answer is not written yet".to_owned())];
    };
    let mut found = messages(answer, actual.answer.as_ref().expect("every request is answered"));
    for (expected, actual) in expected.callbacks.iter().zip(&actual.callbacks) {
        found.extend(messages(&expected.request, &actual.request));
        found.extend(messages(&expected.answer, &actual.answer));
    }
    let unexpected = actual.callbacks.iter().skip(expected.callbacks.len());
    found.extend(unexpected.map(|callback| (answer.line, format!("and `{}`", callback.request.start))));
    let missing = expected.callbacks.iter().skip(actual.callbacks.len());
    found.extend(missing.map(|callback| (callback.request.line, "is not sent".to_owned())));
    found
}

fn messages(expected: &Message, actual: &Message) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    if expected.start != actual.start {
        found.push(format!("`{}` is `{}`", expected.start, actual.start));
    }
    for (name, _) in &expected.headers {
        let (expected, actual) = (expected.all(name), actual.all(name));
        if expected != actual {
            found.push(format!("`{name}: {}` is `{}`", expected.join(", "), actual.join(", ")));
        }
    }
    if !is_same_body(expected, actual) {
        found.push(format!("the body is\n{}", actual.body));
    }
    found.into_iter().map(|text| (expected.line, text)).collect()
}

fn is_same_body(expected: &Message, actual: &Message) -> bool {
    let json = |body: &str| serde_json::from_str::<Value>(body).ok();
    let is_json = actual.header("content-type").is_some_and(|media_type| media_type.contains("json"));
    match (is_json, json(&expected.body), json(&actual.body)) {
        (true, Some(expected), Some(actual)) => expected == actual,
        _ => expected.body == actual.body,
    }
}
