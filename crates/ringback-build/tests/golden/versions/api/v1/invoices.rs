//! Invoices as they were.

use ringback::{callback, post};
use url::Url;

/// Pay an invoice.
#[post("/v1/invoices/{id}/payment", operation_id = "v1_pay", callbacks(paid))]
pub async fn pay(id: String, to: Url);

/// The first version told no amount.
#[callback(post, "{$to}/paid", operation_id = "v1_paid")]
pub async fn paid();
