//! Shelves as they were.

use ringback::get;

/// Say how many books stand on a shelf.
#[get("/v1/shelves/{letter}", operation_id = "v1_read_shelf")]
pub async fn read_shelf(letter: char) -> u32;
