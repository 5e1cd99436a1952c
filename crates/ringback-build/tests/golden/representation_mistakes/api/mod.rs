//! Representations that serde does not have, or that a document cannot say.

use std::collections::BTreeMap;

use ringback::post;
use serde::{Deserialize, Serialize};

#[post("/a")]
pub async fn tagged(one: Tagged);

#[post("/b")]
pub async fn same_tag(one: Outer);

#[post("/c")]
pub async fn twice(one: Twice);

#[post("/d")]
pub async fn denied(one: Denied);

#[post("/e")]
pub async fn collected(one: Collected);

#[post("/f")]
pub async fn a_number(one: Number);

#[post("/g")]
pub async fn by_module(one: ByModule);

#[post("/h")]
pub async fn shifted() -> Shifted;

#[post("/i")]
pub async fn skipped(one: Skipped);

#[post("/j")]
pub async fn endless(one: Endless);

#[post("/k")]
pub async fn queried(#[query] one: Flat);

#[post("/l")]
pub async fn posted(#[form] one: Flat);

#[post("/m")]
pub async fn keyed(one: Keyed);

#[post("/n")]
pub async fn closed(one: Closed);

#[post("/o")]
pub async fn numbered(one: Numbered);

#[derive(Deserialize)]
#[serde(tag = "t")]
pub enum Tagged {
    Pair(u8, u8),
}

#[derive(Deserialize)]
#[serde(tag = "t")]
pub enum Outer {
    Number(u8),
    Maybe(Option<Named>),
    Inside(Inner),
}

#[derive(Deserialize)]
#[serde(tag = "t")]
pub enum Inner {
    Unit,
}

#[derive(Deserialize)]
pub struct Named {
    pub name: String,
}

#[derive(Deserialize)]
pub struct Twice {
    pub name: u8,
    #[serde(flatten)]
    pub rest: Named,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denied {
    #[serde(flatten)]
    pub rest: Named,
}

#[derive(Deserialize)]
pub struct Collected {
    #[serde(flatten)]
    pub all: BTreeMap<String, String>,
    #[serde(flatten)]
    pub rest: Named,
}

#[derive(Deserialize)]
pub struct Number {
    #[serde(flatten)]
    pub number: u32,
}

#[derive(Deserialize)]
pub struct ByModule {
    #[serde(flatten, with = "other")]
    pub rest: Named,
}

#[derive(Serialize)]
pub struct Shifted(#[serde(skip_serializing_if = "Option::is_none")] pub Option<u8>, pub u8);

#[derive(Deserialize)]
pub enum Skipped {
    Variant(#[serde(skip)] u8),
}

#[derive(Deserialize)]
pub struct Endless {
    #[serde(flatten)]
    pub again: Option<Box<Endless>>,
}

#[derive(Deserialize)]
pub struct Flat {
    #[serde(flatten)]
    pub rest: Named,
}

#[derive(Deserialize)]
pub struct Keyed {
    #[serde(flatten)]
    pub by_level: BTreeMap<Level, u8>,
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Low,
}

#[derive(Deserialize)]
pub struct Closed {
    #[serde(flatten)]
    pub choice: ClosedChoice,
}

#[derive(Deserialize)]
#[serde(tag = "t", deny_unknown_fields)]
pub enum ClosedChoice {
    Named { name: String },
}

#[derive(Deserialize)]
pub struct Numbered {
    #[serde(flatten)]
    pub by_number: Numbers,
}

#[derive(Deserialize)]
pub struct Numbers(BTreeMap<u32, String>);
