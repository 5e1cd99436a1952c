//! The desk: what stands in which document.

use ringback::{get, post};

ringback::module! { tags("Desk") }

/// Leave a suggestion.
#[post("/suggestions", tags("Desk", "Writing"), extension("x-audience", r#"["readers"]"#))]
pub async fn leave_suggestion(#[body] text: String);

/// Read the suggestions.
#[get("/suggestions", documents(internal))]
pub async fn read_suggestions() -> Vec<String>;

/// Whether somebody is at the desk; asked by the house's own machines.
#[get("/desk/pulse", hidden)]
pub async fn read_pulse() -> bool;
