//! Names that generated code would like to have for itself.

pub mod input;
pub mod option;
pub mod r#type;
pub mod v1;

use ringback::{callback, get, post};

/// Add.
#[get("/add/{input}")]
pub async fn add(input: String, service: Option<u32>, request: Option<u32>, S: Option<u32>) -> u32;

/// Clone.
#[get("/clone")]
pub async fn clone() -> u32;

/// Document.
#[get("/document")]
pub async fn document(r#type: Option<String>, #[default(1)] callbacks: u32) -> u32;

/// Routes.
#[get("/routes")]
pub async fn routes() -> u32;

/// Some.
#[get("/some/{a}")]
pub async fn Some(a: u32) -> u32;

/// The document.
#[post("/DOCUMENT", callbacks(receiver, Err))]
pub async fn DOCUMENT(#[query] url: String) -> u32;

/// Receiver.
#[callback(post, "{$request.query.url}/receiver")]
pub async fn receiver();

/// Err.
#[callback(post, "{$request.query.url}/err/{$request.query.url}")]
pub async fn Err();
