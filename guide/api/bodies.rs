//! The guest book: what readers write.

use ringback::{post, put};
use serde::{Deserialize, Serialize};

/// A line in the guest book.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// What the reader has to say.
    pub text: String,
    /// From one to five.
    pub stars: u8,
    /// How to call the reader.
    pub signed_by: Option<String>,
}

/// Write into the guest book.
#[post("/guest-book", status = 201)]
pub async fn write_entry(entry: Entry) -> Entry;

/// Set the sentence over the guest book, or remove it by sending none.
#[put("/guest-book/motto")]
pub async fn set_motto(#[body] motto: Option<String>) -> String;
