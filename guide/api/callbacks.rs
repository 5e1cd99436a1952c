//! Reservations: a book is kept, and the reader's own server hears of it.

use ringback::{Problem, callback, post};
use serde::{Deserialize, Serialize};
use url::Url;

/// What a reader wants to have.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reservation {
    /// The book.
    pub book: u32,
    /// Who wants it.
    pub reader: Reader,
}

/// Who wants a book.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reader {
    /// On the card.
    pub card: u32,
}

/// A reservation that stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reserved {
    /// What the reader's server said of it.
    pub note: String,
}

/// What happened to a reserved book.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Notice {
    /// The shelf where it lies.
    pub shelf: char,
}

/// What the reader's server answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NoticeReceived {
    /// Whether the reader will come.
    pub coming: bool,
}

/// Reserve a book.
#[post("/reservations", callbacks(book_ready, reservation_ended))]
pub async fn reserve(
    reservation: Reservation,
    /// Where to send `book_ready`.
    notify_url: Url,
    /// Where to send `reservation_ended`, if anywhere.
    end_url: Option<Url>,
) -> Reserved;

/// The book lies ready.
#[callback(
    post,
    "{$request.query.notify_url}/cards/{$request.body#/reader/card}/books/{$request.body#/book}"
)]
pub async fn book_ready(notice: Notice) -> NoticeReceived;

/// The reservation has ended.
#[callback(delete, "{$end_url}")]
pub async fn reservation_ended();

/// A book that is searched for in other libraries.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Search {
    /// Given by the library.
    pub number: u32,
    /// Where the book will be sent to, if anywhere.
    pub send_to: Option<String>,
}

/// Why the reader's server wants no book.
#[derive(Debug, Problem)]
pub enum ReaderProblem {
    /// The reader has the book already.
    #[problem(status = 410)]
    NotNeeded,
}

/// Search for a book in another library.
#[post("/searches", status = 202, callbacks(book_found))]
pub async fn search(
    notify_url: Url,
    /// Where to search.
    library: String,
) -> Search;

/// The book was found; the answer is where to send it.
#[callback(post, "{$notify_url}/searches/{$response.body#/number}")]
pub async fn book_found(
    /// How often this was told before.
    #[header("X-Told")]
    told: u32,
    /// Where it was found.
    library: String,
) -> Result<String, ReaderProblem>;
