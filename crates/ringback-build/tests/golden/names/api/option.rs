//! A module whose trait would be called as a type of the prelude.

use ringback::get;

#[get("/option")]
pub async fn string(option: Option<String>) -> Option<String>;
