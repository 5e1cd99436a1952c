//! Buyers sign in by an order of theirs, and see all that they ordered.

use garde::Validate;
use ringback::{Problem, Response, delete, get, post};
use serde::{Deserialize, Serialize};

use super::auth::Buyer;
use super::ids::OrderId;
use super::orders::Order;
use super::paging::{Page, Paging};

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

/// A session, and the cookie that browsers keep of it.
#[derive(Debug, Response)]
#[response(status = 201)]
pub struct SignedIn {
    /// The cookie `session`.
    #[header("Set-Cookie")]
    pub cookie: String,
    /// The same, for whoever is no browser.
    #[body]
    pub session: Session,
}

/// Why a buyer was not signed in.
#[derive(Debug, Problem)]
pub enum SignInProblem {
    /// The order is not of this address.
    #[problem(status = 403, title = "Not your order")]
    NotYours,
}

/// Sign in.
#[post("/sessions")]
pub async fn sign_in(sign_in: SignIn) -> Result<SignedIn, SignInProblem>;

/// Sign out.
#[delete("/sessions/current")]
pub async fn sign_out(buyer: Buyer);

/// List one's own orders.
#[get("/buyers/me/orders")]
pub async fn list_own_orders(buyer: Buyer, #[query] page: Paging<OrderId>) -> Page<Order>;
