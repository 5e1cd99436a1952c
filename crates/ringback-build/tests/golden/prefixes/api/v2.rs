//! The second version, for a tenant.

use ringback::{callback, get, post};
use url::Url;

ringback::module! { prefix = "/v2/{tenant}" }

/// Read every note.
#[get("/notes")]
pub async fn list_notes(tenant: String) -> Vec<String>;

/// Write a note.
#[post("/notes", operation_id = "write_note_v2", callbacks(noted), links(list_notes(tenant = "$request.path.tenant")))]
pub async fn write_note(tenant: String, #[body] text: String, callback_url: Url) -> u32;

/// Sent when it is written.
#[callback(post, "{$callback_url}/{$request.path.tenant}")]
pub async fn noted();
