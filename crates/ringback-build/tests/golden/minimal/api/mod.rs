//! Counts.

use ringback::get;

/// Read the count.
#[get("/count")]
pub async fn read_count() -> u32;
