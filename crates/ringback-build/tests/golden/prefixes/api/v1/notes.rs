//! Notes.

use ringback::post;

/// Write a note.
#[post("/notes")]
pub async fn write_note(#[body] text: String) -> u32;
