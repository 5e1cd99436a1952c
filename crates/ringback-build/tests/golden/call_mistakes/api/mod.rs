//! What may go wrong with a callback and its parameters.

use ringback::{Response, callback, post, webhook};
use serde::{Deserialize, Serialize};
use url::Url;

#[post("/orders", callbacks(in_path, twice, two_bodies, one_way))]
pub async fn place_order(callback_url: Url);

#[callback(post, "{$callback_url}/id")]
pub async fn in_path(#[path] id: u64);

#[callback(post, "{$callback_url}?kind=paid&ref={$callback_url}")]
pub async fn twice(kind: String, #[query("ref")] reference: String);

#[webhook(post)]
pub async fn kept(#[header] host: String, #[header] webhook_id: String);

#[callback(post, "{$callback_url}/two")]
pub async fn two_bodies(one: Event, two: Event);

#[callback(post, "{$callback_url}/one-way")]
pub async fn one_way(event: WrittenOnly) -> ReadOnly;

#[derive(Serialize, Deserialize)]
pub struct Event {
    pub id: u64,
}

#[derive(Serialize)]
pub struct WrittenOnly {
    pub id: u64,
}

#[derive(Deserialize)]
pub struct ReadOnly {
    pub id: u64,
}

#[post("/answers", callbacks(no_field, skipped, no_header, own_url, base))]
pub async fn answers(callback_url: Url) -> Answer;

#[callback(post, "{$callback_url}/{$response.body#/idd}")]
pub async fn no_field();

#[callback(post, "{$callback_url}/{$response.body#/skipped}")]
pub async fn skipped();

#[callback(post, "{$callback_url}/{$response.header.Location}")]
pub async fn no_header();

#[callback(post, "{$callback_url}?from={$url}")]
pub async fn own_url();

#[callback(post, "{$method}/done")]
pub async fn base();

#[post("/nothing", callbacks(nothing))]
pub async fn answers_nothing(callback_url: Url);

#[callback(post, "{$callback_url}/{$response.body#/id}")]
pub async fn nothing();

#[post("/runs", callbacks(ran, seen, whole))]
pub async fn start_run(callback_url: Url) -> Run;

#[callback(post, "{$callback_url}/{$response.header.X-Rum}")]
pub async fn ran();

#[callback(post, "{$callback_url}/{$response.header.X-Share}")]
pub async fn seen();

#[callback(post, "{$response.header.X-Run}")]
pub async fn whole();

#[derive(Response)]
pub struct Run {
    #[header]
    pub x_run: u64,
    #[header]
    pub x_share: f64,
}

#[post("/ways", callbacks(one_way_or))]
pub async fn go(callback_url: Url) -> Ways;

#[callback(post, "{$callback_url}/{$response.header.X-Way}")]
pub async fn one_way_or();

#[derive(Response)]
pub enum Ways {
    Left,
    #[response(status = 202)]
    Right {
        #[header]
        x_way: u8,
    },
}

#[derive(Serialize)]
pub struct Answer {
    pub id: u64,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub skipped: String,
}
