//! Maps that serde keeps until it knows what they are, with their keys as text.

use std::collections::BTreeMap;

use ringback::post;
use serde::Deserialize;

#[post("/a")]
pub async fn untagged(one: Untagged);

#[post("/b")]
pub async fn tagged(one: Tagged);

#[post("/c")]
pub async fn beside(one: Beside);

#[post("/d")]
pub async fn flattened(one: Flattened);

#[derive(Deserialize)]
#[serde(untagged)]
pub enum Untagged {
    Inside(Holder),
    Texts(BTreeMap<char, u8>),
}

#[derive(Deserialize)]
#[serde(tag = "t")]
pub enum Tagged {
    Held { by_flag: BTreeMap<bool, u8> },
    Unit,
}

#[derive(Deserialize)]
#[serde(tag = "t", content = "c")]
pub enum Beside {
    List(Vec<Numbers>),
    Unit,
}

#[derive(Deserialize)]
pub struct Flattened {
    #[serde(flatten)]
    pub rest: Holder,
}

#[derive(Deserialize)]
pub struct Holder {
    pub numbers: Option<Numbers>,
}

#[derive(Deserialize)]
pub struct Numbers(pub BTreeMap<u32, String>);
