//! Enums in each of serde's representations, and structs that others are part of.

use std::collections::BTreeMap;

use ringback::post;
use serde::{Deserialize, Serialize};

/// How it was paid.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Payment {
    /// At the counter.
    Cash,
    /// By card.
    #[serde(alias = "credit_card")]
    Card(Card),
    /// To the account.
    BankTransfer {
        /// Where from.
        account_number: String,
    },
}

/// A card.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Card {
    /// The last four digits.
    pub last_digits: String,
    pub holder: Option<String>,
}

/// What happened.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "event", content = "data")]
pub enum Event {
    Opened,
    Paid(Payment),
    Moved { to: Option<String> },
    #[serde(other)]
    Unknown,
}

/// A number, or a name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Reference {
    /// Of an invoice.
    Number(u32),
    /// Of a customer.
    Name { name: String },
}

/// A bill.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Bill {
    #[serde(alias = "number")]
    pub id: String,
    /// What all have.
    #[serde(flatten)]
    pub common: Common,
    /// How it was paid.
    #[serde(flatten)]
    pub payment: Payment,
    #[serde(skip)]
    pub cached: Option<u32>,
}

/// What all have.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub struct Common {
    pub note: Option<String>,
    /// Written anew each time.
    #[serde(skip_deserializing)]
    pub version: u32,
}

/// Anything that is said of something.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Labels {
    pub owner: String,
    #[serde(flatten)]
    pub others: BTreeMap<String, String>,
}

/// Whole cents, read from a text too.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(from = "Amount", into = "u64")]
pub struct Cents(pub u64);

/// What cents are read from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Amount {
    Number(u64),
    Text(String),
}

impl From<Amount> for Cents {
    fn from(amount: Amount) -> Self {
        match amount {
            Amount::Number(cents) => Self(cents),
            Amount::Text(text) => Self(text.parse().unwrap_or_default()),
        }
    }
}

impl From<Cents> for u64 {
    fn from(cents: Cents) -> Self {
        cents.0
    }
}

/// A point whose height may be left out.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Point(pub f64, pub f64, #[serde(default)] pub f64);

/// A name and nothing else.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Name {
    pub text: Option<String>,
}

/// All of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct All {
    pub bill: Bill,
    pub events: Vec<Event>,
    pub reference: Reference,
    pub labels: Labels,
    pub cents: Cents,
    pub point: Point,
    pub name: Name,
    pub maybe: Option<Payment>,
}

/// Send all of it.
#[post("/all")]
pub async fn send_all(all: All) -> All;
