//! New arrivals, told to whoever left an address at the desk.

use ringback::{api_key, post, put, webhook};
use serde::{Deserialize, Serialize};
use url::Url;

/// A book that came.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Arrival {
    /// As it is printed.
    pub title: String,
}

/// What the receiver answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ArrivalSeen {
    /// How many copies are wanted.
    pub copies: u8,
}

/// A book arrived.
///
/// Sent once to each address.
#[webhook(post)]
pub async fn book_arrived(arrival: Arrival) -> ArrivalSeen;

/// The key that a bookshop gave to the library.
#[api_key(header, "X-Bookshop-Key")]
pub struct BookshopKey;

/// A book is wanted: the bookshop sends so many copies.
#[webhook(put, security(BookshopKey))]
pub async fn book_wanted(title: String) -> u8;

/// Order a book at a bookshop, with the key that it gave. The answer is how many copies come.
#[put("/arrivals/order")]
pub async fn order_book(title: String, #[header] shop_key: String, #[body] address: Url) -> u8;

/// Try an address: send it `book_arrived` with a made-up book. The answer is how many copies it wants.
#[post("/arrivals/trial")]
pub async fn try_address(#[body] address: Url) -> u8;
