//! Examples that are not JSON.

use ringback::post;
use serde::{Deserialize, Serialize};

/// A thing.
///
/// ```json
/// {
///   "name": "Ann"
///   "age": 7
/// }
/// ```
#[derive(Serialize, Deserialize)]
pub struct Thing {
    /// ```json
    /// ```
    pub name: String,
    /// ```json
    /// seven
    /// ```
    pub age: u32,
}

#[post("/things")]
pub async fn create_thing(thing: Thing);
