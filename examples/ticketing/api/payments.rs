//! Money for orders, and back.

use chrono::{DateTime, Utc};
use garde::Validate;
use ringback::{Problem, get, post};
use serde::{Deserialize, Serialize};

use super::auth::Organiser;
use super::ids::{OrderId, PaymentId};
use super::money::Money;
use super::orders::OrderState;
use super::request_id::RequestId;

ringback::module! { extension("x-team", r#""payments""#) }

/// Money that came in for an order.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct Payment {
    /// Names it.
    pub id: PaymentId,
    /// What it was for.
    pub order_id: OrderId,
    /// How much.
    #[sqlx(flatten)]
    pub total: Money,
    /// When it came in.
    pub paid_at: DateTime<Utc>,
    /// When it went back, if it did.
    pub refunded_at: Option<DateTime<Utc>>,
}

/// How to pay.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct NewPayment {
    /// What the payment provider calls the card; `tok_declined` is declined, and with
    /// `tok_outage` the provider does not answer.
    #[garde(pattern("^tok_[a-z0-9]{1,40}$"))]
    pub card_token: String,
}

/// Why an order was not paid.
#[derive(Debug, Problem)]
pub enum PayOrderProblem {
    /// There is no such order.
    #[problem(status = 404, title = "Not found")]
    NotFound,
    /// The payment provider does not accept the card.
    #[problem(status = 402, type = "https://tickets.example/problems/declined", title = "Card declined")]
    Declined,
    /// The payment provider does not answer; the log says why, the buyer need not know.
    #[problem(internal)]
    Provider(Box<dyn std::error::Error + Send + Sync>),
    /// The order is not waiting for money.
    #[problem(status = 409, title = "Wrong state")]
    WrongState {
        /// The state it is in.
        state: OrderState,
    },
}

/// Why a payment was not refunded.
#[derive(Debug, Problem)]
pub enum RefundProblem {
    /// There is no such payment, or it is for another's event.
    #[problem(status = 404, title = "Not found")]
    NotFound,
    /// The money went back already.
    #[problem(status = 409, title = "Refunded already")]
    Refunded,
}

/// Pay an order.
#[post(
    "/orders/{order_id}/payments",
    status = 201,
    links(
        read_payment(payment_id = "$response.body#/id"),
        refund_payment(payment_id = "$response.body#/id"),
    )
)]
pub async fn pay_order(
    order_id: OrderId,
    payment: NewPayment,
    #[extension] request_id: RequestId,
) -> Result<Payment, PayOrderProblem>;

/// Read one payment.
#[get("/payments/{payment_id}")]
pub async fn read_payment(
    #[scopes("payments:read")] organiser: Organiser,
    payment_id: PaymentId,
) -> Option<Payment>;

/// Send the money back, and give up the seats.
#[post("/payments/{payment_id}/refund")]
pub async fn refund_payment(
    #[scopes("payments:write")] organiser: Organiser,
    payment_id: PaymentId,
) -> Result<Payment, RefundProblem>;
