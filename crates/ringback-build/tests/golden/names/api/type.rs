//! A module with a keyword's name, and types with names of the document.

use ringback::{callback, post};
use serde::{Deserialize, Serialize};
use url::Url;

/// The user's own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Problem {
    pub r#match: String,
    pub text: String,
}

/// The user's own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ValidationError {
    pub problem: Problem,
}

#[derive(Debug, ringback::Problem)]
pub enum Problems {
    #[problem(status = 400)]
    Problem { r#type_name: String, problem: String },
}

#[post("/type/{id}", callbacks(check, capture, check_target, text))]
pub async fn r#type(
    #[body] text: ValidationError,
    callbacks: Url,
    id: u8,
) -> Result<Problem, Problems>;

#[callback(post, "{$request.query.callbacks}/check/{$request.body#/problem/match}")]
pub async fn check(call: Problem);

#[callback(post, "{$request.query.callbacks}/capture/{$request.path.id}")]
pub async fn capture(id: Problem);

#[callback(post, "{$request.query.callbacks}/target/{$request.body#/problem/text}")]
pub async fn check_target(text: Problem);

#[callback(get, "{$request.query.callbacks}/text")]
pub async fn text() -> u32;
