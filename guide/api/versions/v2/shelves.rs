//! Shelves as they are.

use ringback::get;
use serde::{Deserialize, Serialize};

/// A shelf.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Shelf {
    /// How many books stand there.
    pub books: u32,
    /// How many more would fit.
    pub space: u32,
}

/// Read a shelf.
#[get("/v2/shelves/{letter}", operation_id = "v2_read_shelf")]
pub async fn read_shelf(letter: char) -> Shelf;
