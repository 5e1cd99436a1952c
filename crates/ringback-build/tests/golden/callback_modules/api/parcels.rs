//! What is sent.

use ringback::{callback, post};
use url::Url;

/// Send a parcel: what the module around calls back, it calls back too.
#[post("/parcels")]
pub async fn send_parcel(callback_url: Option<Url>) -> u64;

/// Find a parcel: its own callbacks take the place of the module's.
#[post("/parcels/lost", callbacks(found, super::created))]
pub async fn find_parcel(callback_url: Option<Url>);

/// It was found.
#[callback(post, "{$callback_url}/found")]
pub async fn found();
