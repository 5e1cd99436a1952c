//! New arrivals, told to whoever left an address at the desk.

use ringback::{post, webhook};
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

/// Try an address: send it `book_arrived` with a made-up book. The answer is how many copies it wants.
#[post("/arrivals/trial")]
pub async fn try_address(#[body] address: Url) -> u8;
