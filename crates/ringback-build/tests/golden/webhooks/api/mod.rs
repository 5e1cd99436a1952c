//! What a shop tells whoever gave it an address.

use ringback::{get, webhook};
use serde::{Deserialize, Serialize};

/// How many orders there are.
#[get("/orders/count")]
pub async fn count_orders() -> u64;

/// An order came in.
///
/// Sent once for each order.
#[webhook(post, operation_id = "orderPlaced")]
pub async fn order_placed(order: Order) -> Seen;

/// Nobody is asked to answer.
#[deprecated]
#[webhook(post, status = 202)]
pub async fn shop_closed(#[body] reason: String);

/// Asks whether anybody still listens.
#[webhook(get, tags("Health"))]
pub async fn ping();

/// What was ordered.
#[derive(Serialize, Deserialize)]
pub struct Order {
    pub id: String,
    pub note: Option<String>,
}

/// The receiver's answer.
#[derive(Serialize, Deserialize)]
pub struct Seen {
    pub ok: bool,
}
