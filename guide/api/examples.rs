//! Postcards to readers, with examples of what stands on them.

use ringback::post;
use serde::{Deserialize, Serialize};

/// A postcard to a reader.
///
/// ```json
/// { "to": "Ann", "text": "Your book is there.", "stamps": 1 }
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Postcard {
    /// The reader's name.
    pub to: String,
    /// What is written on it.
    ///
    /// ```json
    /// "Please bring it back."
    /// ```
    pub text: String,
    /// How many it bears.
    pub stamps: u8,
}

/// Send a postcard.
#[post("/postcards", status = 201)]
pub async fn send_postcard(
    /// The card.
    ///
    /// ```json
    /// { "to": "Bo", "text": "We are closed on Monday.", "stamps": 2 }
    /// ```
    postcard: Postcard,
) -> Postcard;
