//! Types that cannot both have the name that they would have in the document.

use ringback::get;
use serde::{Deserialize, Serialize};

#[get("/people")]
pub async fn list_people() -> (Person, Human, PERSON);

#[derive(Serialize, Deserialize)]
pub struct Person {
    pub name: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Person")]
pub struct Human {
    pub age: u32,
}

/// Client generators write `Person` for it.
#[derive(Serialize, Deserialize)]
pub struct PERSON {
    pub id: u32,
}
