//! Wishes: books that the library should buy.

use ringback::{get, post};
use serde::{Deserialize, Serialize};

/// A book that somebody wishes for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Wish {
    /// Given by the library.
    pub number: u32,
    /// As it is printed.
    pub title: String,
}

/// Wish for a book.
#[post("/wishes", status = 201, links(read_wish(number = "$response.body#/number")))]
pub async fn make_wish(#[body] title: String) -> Wish;

/// Read a wish.
#[get("/wishes/{number}")]
pub async fn read_wish(number: u32) -> Option<Wish>;
