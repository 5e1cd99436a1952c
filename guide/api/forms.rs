//! The desk: what readers fill in.

use ringback::post;
use serde::{Deserialize, Serialize};

/// What a reader fills in to get a card.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardRequest {
    /// How to call the reader.
    pub full_name: String,
    /// In years.
    pub age: u8,
    /// What to write to the reader about.
    #[serde(default)]
    pub interests: Vec<Interest>,
}

/// What there is to write about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Interest {
    /// New books.
    Books,
    /// Readings in the evening.
    Readings,
}

/// Ask for a card.
#[post("/visitors", status = 201)]
pub async fn request_card(#[form] request: CardRequest) -> String;

/// For how long a card is good.
#[derive(Debug, Clone, Deserialize)]
pub struct Renewal {
    /// From now on.
    pub years: u8,
}

/// Renew a card, by the form at the desk or from a program.
#[post("/visitors/{number}/renewals")]
pub async fn renew_card(
    number: u32,
    #[body]
    #[form]
    renewal: Renewal,
) -> String;
