//! Attributes and functions that no operation can have.

#[path = "../../elsewhere.rs"]
mod elsewhere;

use ringback::{callback, get, post};

#[get]
pub async fn without_path();

#[gte("/misspelt")]
pub async fn misspelt();

#[get("/unknown", stauts = 202)]
pub async fn unknown_argument(#[qeury] limit: u32);

#[get("/twice", status = 200, status = 202)]
pub async fn twice(#[query] #[header] limit: u32);

#[get("/two")]
#[post("/two")]
pub async fn two_operations();

#[get("/conditional")]
#[cfg(feature = "admin")]
pub async fn conditional(#[cfg(debug_assertions)] limit: u32);

#[get("/generic")]
pub async fn generic<T>(limit: u32);

#[get("/sync")]
pub fn not_async((a, b): (u32, u32));

#[get("/implemented")]
pub async fn implemented() -> u32 {
    1
}

#[doc = include_str!("listed.md")]
#[get("/documented")]
pub async fn documented();

#[callback(post, "https://example.com/told")]
pub struct Told;

pub async fn bare() -> u32;
