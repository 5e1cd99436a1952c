//! Examples that do not fit what they stand on.

use ringback::post;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A thing.
///
/// ```json
/// {
///   "id": "7",
///   "naem": "Ann",
///   "count": 256,
///   "state": "opne",
///   "lines": ["a", 7],
///   "choice": { "Many": { "first": 1 } }
/// }
/// ```
#[derive(Serialize, Deserialize)]
pub struct Thing {
    pub id: Uuid,
    pub name: String,
    pub count: u8,
    pub state: State,
    pub lines: Vec<String>,
    pub choice: Choice,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Open,
    /// ```json
    /// kept as it is: a value of an enum has no examples
    /// ```
    Closed,
}

#[derive(Serialize, Deserialize)]
pub enum Choice {
    One(u32),
    Many { first: u32, second: u32 },
}

#[post("/things")]
pub async fn create_thing(
    /// ```json
    /// ["not a thing"]
    /// ```
    thing: Thing,
    /// ```json
    /// true
    /// ```
    limit: u32,
);
