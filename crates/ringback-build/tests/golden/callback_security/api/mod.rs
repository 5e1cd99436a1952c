//! Callbacks and webhooks whose receivers ask who calls.

use ringback::{api_key, basic, bearer, callback, oauth2, post, webhook};
use serde::{Deserialize, Serialize};
use url::Url;

/// Whoever calls this service.
#[bearer]
pub struct User {
    pub name: String,
}

/// The key that a partner gave to this service.
#[api_key(header, "X-Partner-Key")]
pub struct PartnerKey;

/// A token of the partner's own server.
#[oauth2(client_credentials(token_url = "https://partner.example/token"), scopes(events = "Send events"))]
pub struct PartnerToken;

/// The service, by name and password.
#[basic]
pub struct Shop;

/// Place an order.
#[post("/orders", callbacks(paid, shipped))]
pub async fn place_order(user: User, callback_url: Option<Url>) -> u64;

/// The order was paid; both the shop and the key are shown.
#[callback(post, "{$callback_url}/paid", security(PartnerKey, Shop))]
pub async fn paid(event: Event, #[header] partner_key: Option<u8>) -> bool;

/// The order was shipped.
#[callback(post, "{$callback_url}/shipped", security(PartnerToken("events")))]
pub async fn shipped();

/// The shop closes.
#[webhook(post, security(PartnerKey))]
pub async fn closed(until: Option<String>);

/// The shop opens; nobody has to know who says so.
#[webhook(put, security())]
pub async fn opened();

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    pub text: String,
}
