//! Three mistakes in two files.

pub mod orders;

use ringback::get;

/// Read one.
#[get("/things/{id}")]
pub async fn read_thing(name: String) -> String;
