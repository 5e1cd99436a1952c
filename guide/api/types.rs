//! The catalogue: what a library has, and how it is described.

use std::collections::BTreeMap;

use ringback::{post, put};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

/// Something that the library has.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Given when it came.
    pub id: Uuid,
    /// As it is printed.
    pub title: String,
    /// What it is.
    pub medium: Medium,
    /// What it cost.
    pub price: Decimal,
    /// How many there are.
    #[serde(default)]
    pub copies: u32,
    /// Where more can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub see_also: Option<Url>,
    /// Its title in other languages.
    #[serde(default)]
    pub translations: BTreeMap<Language, String>,
}

/// Two letters of ISO 639.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Language(pub String);

/// What an item is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// Flat, and nothing else is known.
    Map,
    /// To be read.
    Book {
        /// How many pages.
        pages: u32,
    },
    /// To be seen, for so many minutes.
    Film(u32),
}

/// Put an item into the catalogue.
#[put("/catalogue")]
pub async fn put_item(item: Item) -> Item;

/// A line in the library's book.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BookLine {
    /// The item.
    pub item: Uuid,
    /// Who it was.
    #[serde(alias = "reader")]
    pub who: Who,
    /// What happened.
    #[serde(flatten)]
    pub happening: Happening,
}

/// The number of a card, or a guest.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Who {
    /// Who has a card.
    Card(u32),
    /// Who has none.
    Guest {
        /// As it was told.
        name: String,
    },
}

/// What happens to an item.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Happening {
    /// Taken home.
    Borrowed {
        /// For so many days.
        days: u16,
    },
    /// Brought back.
    Returned(Condition),
    /// Never seen again.
    Lost,
}

/// How an item came back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Condition {
    /// Pages that are missing.
    #[serde(default)]
    pub missing_pages: Vec<u32>,
}

/// Write a line into the book.
#[post("/book")]
pub async fn note_happening(line: BookLine) -> BookLine;
