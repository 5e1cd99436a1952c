//! The catalogue: what a library has, and how it is described.

use std::collections::BTreeMap;

use ringback::put;
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
