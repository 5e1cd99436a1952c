//! What may go wrong with a webhook.

use ringback::webhook;
use serde::{Deserialize, Serialize};

#[webhook(post, "https://example.com/")]
pub async fn addressed(event: Event);

#[webhook]
pub async fn without_method(event: Event);

#[webhook(pots)]
pub async fn misspelt(event: Event);

#[webhook(post, callbacks(addressed))]
pub async fn calls_back(event: Event);

#[derive(Serialize, Deserialize)]
pub struct Event {
    pub id: u64,
}
