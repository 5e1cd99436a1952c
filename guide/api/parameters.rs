//! Books, found by path and query.

use ringback::get;
use serde::{Deserialize, Serialize};

/// A book of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// On its spine; unique.
    pub number: u32,
    /// As it is printed.
    pub title: String,
    /// What it is about.
    pub topics: Vec<Topic>,
}

/// What a book is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Of ships and those on them.
    Seafaring,
    /// Of what they meet.
    Whales,
    /// Told in letters.
    LetterNovel,
}

/// Read one book.
#[get("/books/{number}")]
pub async fn read_book(number: u32) -> Option<Book>;

/// Find books.
#[get("/books")]
pub async fn find_books(
    /// Stands in the title.
    word: Option<String>,
    /// Each of them must be one of the book's.
    topic: Vec<Topic>,
    /// The most books to answer with.
    #[default(20)]
    limit: u8,
) -> Vec<Book>;

/// Say in which branch a book stands.
#[get("/books/{number}/branch")]
pub async fn find_branch(
    number: u32,
    /// The branch where the reader is.
    #[header("X-Branch")]
    here: String,
    /// The branches that are too far away.
    #[query("not[]")]
    not: Vec<String>,
) -> Option<String>;
