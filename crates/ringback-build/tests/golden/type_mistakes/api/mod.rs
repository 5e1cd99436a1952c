//! Types that cannot be known, named or written as JSON.

use ringback::get;
use serde::{Deserialize, Serialize};

#[get("/a")]
pub async fn misspelt(limit: u23) -> Misspelt;

#[get("/b")]
pub async fn foreign() -> money::Amount;

#[get("/c")]
pub async fn outside() -> crate::store::Thing;

#[get("/d")]
pub async fn private() -> Hidden;

#[get("/e")]
pub async fn function() -> fn() -> u32;

#[get("/f")]
pub async fn too_many() -> Vec<String, u32>;

#[get("/g")]
pub async fn circle() -> Circle;

#[derive(Serialize, Deserialize)]
struct Hidden {
    id: String,
}

type Circle = Vec<Circle>;
