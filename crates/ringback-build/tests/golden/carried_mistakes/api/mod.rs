//! Parameters that cannot be.

use std::collections::BTreeSet;

use ringback::get;
use rust_decimal::Decimal;
use url::Url;
use uuid::Uuid;

#[get("/cookies")]
pub async fn read_cookies(
    #[cookie] tags: Vec<String>,
    #[cookie("a b")] spaced: String,
    #[cookie("id")] one: u32,
    #[cookie("id")] other: u32,
    #[header("Cookie")] raw: String,
    #[cookie(session)] session: String,
) -> String;

#[get("/lists/{ids}")]
pub async fn read_lists(
    ids: Option<Vec<u64>>,
    #[query(comma)] limit: u32,
    #[query("tags", commas)] tags: Vec<String>,
    #[query(comma, "tags")] turned: Vec<String>,
    nested: Vec<Option<u32>>,
    #[query] deep: Vec<Vec<u32>>,
) -> String;

#[get("/defaults")]
pub async fn read_defaults(
    #[default("a")] list: Vec<String>,
    #[default([])] empty: Vec<String>,
    #[default([1, 1])] twice: BTreeSet<u8>,
    #[default([1, "a"])] mixed: Vec<u8>,
    #[default([1])] optional: Option<Vec<u8>>,
    #[default("rates.example")] url: Url,
    #[default("67e5")] uuid: Uuid,
    #[default("1e3")] decimal: Decimal,
    #[default(1)] number: Decimal,
) -> String;
