//! Loans, and why there may be none.

use ringback::{Problem, post};

/// Why a book is not lent.
#[derive(Debug, Problem)]
pub enum LendProblem {
    /// Another reader has the book.
    #[problem(status = 409, title = "Book is lent", type = "https://library.example/problems/lent")]
    Lent {
        /// When it is due, in days from now.
        days: u32,
    },
    /// Books of the reading room stay there. Ask at the desk.
    #[problem(status = 403)]
    ReadingRoom,
    /// What went wrong inside; no reader hears of it.
    #[problem(internal)]
    Shelves(std::num::ParseIntError),
}

/// Lend a book; the answer is the days until it is due.
#[post("/loans/{book}")]
pub async fn lend_book(book: u32) -> Result<u32, LendProblem>;
