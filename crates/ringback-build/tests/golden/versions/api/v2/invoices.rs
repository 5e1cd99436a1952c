//! Invoices as they are.

use ringback::{callback, post};
use serde::{Deserialize, Serialize};
use url::Url;

/// What was paid.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Payment {
    /// In cents.
    pub amount: u32,
}

/// Pay an invoice.
#[post("/v2/invoices/{id}/payment", operation_id = "v2_pay", callbacks(paid))]
pub async fn pay(id: String, to: Url);

/// Sent with the amount.
#[callback(post, "{$to}/paid", operation_id = "v2_paid")]
pub async fn paid(payment: Payment);
