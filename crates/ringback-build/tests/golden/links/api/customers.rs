//! Who buys.

use ringback::get;
use serde::{Deserialize, Serialize};

/// One customer.
#[get("/customers/{customer_id}")]
pub async fn get_customer(customer_id: u64, from: Option<String>) -> Option<Customer>;

/// Somebody who buys.
#[derive(Serialize, Deserialize)]
#[serde(rename_all(serialize = "camelCase"))]
pub struct Customer {
    pub number: u64,
}
