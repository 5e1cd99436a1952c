//! Types whose JSON form is not what it looks like, or none.

use std::collections::BTreeMap;

use ringback::{get, post};
use serde::{Deserialize, Serialize};

#[post("/a")]
pub async fn not_derived(one: OnlyWritten) -> OnlyRead;

#[get("/b")]
pub async fn by_hand() -> ByHand;

#[get("/c")]
pub async fn flattened() -> Flattened;

#[get("/d")]
pub async fn rewritten() -> Rewritten;

#[get("/e")]
pub async fn formless() -> time::OffsetDateTime;

#[get("/f")]
pub async fn keyed_by_pairs() -> BTreeMap<(u32, u32), String>;

#[get("/g")]
pub async fn twice() -> Twice;

#[get("/h")]
pub async fn empty() -> Empty;

#[derive(Serialize)]
pub struct OnlyWritten {
    pub id: String,
}

#[derive(Deserialize)]
pub struct OnlyRead {
    pub id: String,
}

pub struct ByHand;

impl Serialize for ByHand {}

#[derive(Serialize)]
pub struct Flattened {
    #[serde(serialize_with = "as_text")]
    pub rest: u32,
    #[serde(rename_al = "camelCase")]
    pub misspelt: u32,
}

#[serde_with::serde_as]
#[derive(Serialize)]
pub struct Rewritten {
    pub id: String,
}

#[derive(Serialize)]
pub struct Twice {
    pub id: String,
    #[serde(rename = "id")]
    pub number: u32,
}

#[derive(Serialize)]
pub enum Empty {}
