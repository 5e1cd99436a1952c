//! Structs that cannot be spread over parameters.

use std::collections::BTreeMap;

use ringback::{callback, get, post};
use serde::{Deserialize, Serialize};
use url::Url;

#[derive(Serialize, Deserialize)]
pub struct Plain {
    pub limit: Option<u32>,
}

#[derive(Serialize, Deserialize)]
pub struct Nested {
    pub plain: Plain,
    pub labels: BTreeMap<String, String>,
    pub pairs: Vec<(u32, u32)>,
    pub any: Option<serde_json::Value>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    pub limit: u32,
}

#[derive(Serialize, Deserialize)]
pub struct Listed {
    pub ids: Vec<u32>,
    #[serde(flatten)]
    pub plain: Plain,
}

#[derive(Serialize, Deserialize)]
pub struct Tags {
    pub tags: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub struct Crumbs {
    pub crumbs: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub struct Named {
    pub authorization: String,
    #[serde(rename = "a b")]
    pub spaced: String,
}

#[derive(Serialize, Deserialize)]
pub struct Hidden {
    url: Url,
}

#[get("/whole")]
pub async fn whole(
    #[query("filter")] named: Plain,
    #[query]
    #[default(7)]
    page: Plain,
    #[query] missing: Option<Plain>,
    #[query(comma)] single: Plain,
    #[query(deep)] number: u32,
    #[query(deep)] list: Vec<u32>,
    #[query] twice: Plain,
    limit: u32,
) -> String;

#[get("/fields/{limit}")]
pub async fn fields(
    #[query] nested: Nested,
    #[query] listed: Listed,
    #[query(deep)] deep: Tags,
    #[cookie] cookies: Crumbs,
    #[path] path: Plain,
    #[header] header: Named,
    #[header] closed: Closed,
) -> String;

#[get("/files/{*path}")]
pub async fn rest(path: String) -> String;

#[get("/more/{path*}")]
pub async fn more(path: String) -> String;

#[post("/hooks", callbacks(called))]
pub async fn subscribe(#[query] hidden: Hidden);

#[callback(post, "{$request.query.url}")]
pub async fn called(#[body] event: String);
