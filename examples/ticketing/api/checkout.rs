//! Pages where an order is paid, for shops that have none of their own.

use ringback::{Html, Redirect, Text, get, post};

use super::ids::OrderId;
use super::payments::{NewPayment, PayOrderProblem};
use super::problems::Missing;
use super::request_id::RequestId;

ringback::module! { tags("Checkout") }

/// Show the page where an order is paid.
#[get("/orders/{order_id}/checkout")]
pub async fn show_checkout(order_id: OrderId) -> Option<Html>;

/// Pay by the form on that page, and go to the receipt.
#[post("/orders/{order_id}/checkout")]
pub async fn check_out(
    order_id: OrderId,
    #[form] payment: NewPayment,
    #[extension] request_id: RequestId,
) -> Result<Redirect, PayOrderProblem>;

/// Read what was paid, as a text to be kept.
#[get("/orders/{order_id}/receipt")]
pub async fn read_receipt(order_id: OrderId) -> Result<Text, Missing>;
