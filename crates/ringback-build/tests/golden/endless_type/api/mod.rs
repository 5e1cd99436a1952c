//! A type that holds nothing but itself.

use ringback::get;
use serde::{Deserialize, Serialize};

#[get("/things")]
pub async fn read_thing() -> Thing;

#[derive(Serialize, Deserialize)]
pub struct Thing(Box<Thing>);
