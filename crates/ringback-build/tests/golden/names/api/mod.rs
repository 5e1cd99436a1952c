//! Names that generated code would like to have for itself.

pub mod input;
pub mod option;
pub mod r#type;
pub mod v1;

use ringback::get;

/// Add.
#[get("/add/{input}")]
pub async fn add(input: String, service: Option<u32>, request: Option<u32>, S: Option<u32>) -> u32;

/// Clone.
#[get("/clone")]
pub async fn clone() -> u32;

/// Document.
#[get("/document")]
pub async fn document(r#type: Option<String>, #[default(1)] callbacks: u32) -> u32;
