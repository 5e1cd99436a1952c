//! Buyers sign in by an order of theirs, and see all that they ordered.

use garde::Validate;
use ringback::{Problem, delete, get, post};
use serde::{Deserialize, Serialize};

use super::auth::Buyer;
use super::ids::OrderId;
use super::orders::Order;
use super::paging::Page;

/// Proves an address by an order.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct SignIn {
    /// The address.
    #[garde(email)]
    pub email: String,
    /// An order that was placed with it.
    #[garde(skip)]
    pub order_id: OrderId,
}

/// A buyer who signed in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Session {
    /// Goes into the cookie `session` of further requests.
    pub session: String,
}

/// Why a buyer was not signed in.
#[derive(Debug, Problem)]
pub enum SignInProblem {
    /// The order is not of this address.
    #[problem(status = 403, title = "Not your order")]
    NotYours,
}

/// Sign in.
#[post("/sessions", status = 201)]
pub async fn sign_in(sign_in: SignIn) -> Result<Session, SignInProblem>;

/// Sign out.
#[delete("/sessions/current")]
pub async fn sign_out(buyer: Buyer);

/// List one's own orders.
#[get("/buyers/me/orders")]
pub async fn list_own_orders(
    buyer: Buyer,
    /// The last order of the page before.
    after: Option<OrderId>,
    /// The most orders to answer with, up to 100.
    #[default(20)]
    limit: u32,
) -> Page<Order>;
