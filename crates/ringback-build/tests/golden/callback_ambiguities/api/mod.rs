//! One callback, read differently by two operations; and names that meet.

use ringback::{callback, post};
use serde::{Deserialize, Serialize};
use url::Url;

#[post("/orders", callbacks(told))]
pub async fn place_order(to: Url) -> Answer;

#[post("/parcels", callbacks(told))]
pub async fn send_parcel(#[header] to: Url) -> Answer;

#[callback(post, "{$to}/{$response.body#/id}")]
pub async fn told();

#[post("/letters", callbacks(heard))]
pub async fn send_letter(to: Url);

#[post("/cards", callbacks(heard))]
pub async fn send_card(to: Url);

#[callback(post, "{$to}")]
pub async fn heard();

#[post("/taken", operation_id = "send_card.heard")]
pub async fn taken();

#[derive(Serialize, Deserialize)]
pub struct Answer {
    pub id: u64,
}
