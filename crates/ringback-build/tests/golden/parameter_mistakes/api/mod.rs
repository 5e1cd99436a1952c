//! Paths and parameters that do not fit each other, or the wire.

use ringback::{get, post};
use serde::{Deserialize, Serialize};

#[get("things")]
pub async fn without_slash();

#[get("/files/{the rest}")]
pub async fn no_name();

#[get("/versions/v{number}")]
pub async fn half_a_segment(number: u32);

#[get("/things")]
pub async fn without_placeholder(#[path] id: String);

#[get("/things/{id}/parts/{id}")]
pub async fn placeholder_twice(id: String);

#[get("/things/{id}")]
pub async fn maybe_in_path(id: Option<String>);

#[get("/pairs")]
pub async fn not_one_value(#[query] pair: (u32, u32));

#[get("/pages")]
pub async fn wrong_default(#[default("many")] limit: u32, #[default(300)] page: u8);

#[get("/rows")]
pub async fn default_of_option(#[default(20)] limit: Option<u32>);

#[post("/pairs")]
pub async fn two_bodies(one: Thing, other: Thing);

#[get("/search")]
pub async fn body_of_get(thing: Thing);

#[get("/keys")]
pub async fn reserved_header(#[header] authorization: String);

#[get("/tags")]
pub async fn header_twice(#[header] x_page: u32, #[header("X-Page")] page: u32);

#[derive(Serialize, Deserialize)]
pub struct Thing {
    pub name: String,
}

#[get("/things?page=1")]
pub async fn with_a_query();
