//! The guest book: what readers write.

use axum::body::Bytes;
use ringback::{Content, patch, post, put};
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

/// Change the sentence over the guest book as RFC 7396 says.
#[patch("/guest-book/motto")]
pub async fn change_motto(#[body("application/merge-patch+json")] change: MottoChange) -> String;

/// What changes; what is left out stays.
#[derive(Debug, Deserialize)]
pub struct MottoChange {
    /// The new sentence.
    pub text: Option<String>,
}

/// Set what a book's back cover says, and learn how many words that is.
#[put("/books/{number}/blurb")]
pub async fn set_blurb(number: u32, #[body("text/plain")] blurb: String) -> u32;

/// Set the picture of a book, and learn how many octets it has.
#[put("/books/{number}/cover", max_bytes = 1_000)]
pub async fn set_cover(number: u32, #[body("image/png", "image/*")] cover: Bytes) -> u32;

/// File a review, whatever it is written in.
#[post("/books/{number}/reviews")]
pub async fn add_review(number: u32, #[body("application/pdf", "text/*")] review: Content) -> String;
