//! Pages where an order is paid.

use ringback::{Failure, Html, Redirect, Text};

use crate::api::ids::OrderId;
use crate::api::orders::Order;
use crate::api::payments::{NewPayment, PayOrderProblem, Payment};
use crate::api::problems::Missing;
use crate::api::request_id::RequestId;
use crate::generated::service::Checkout;
use crate::service::Ticketing;
use crate::{money, orders};

impl Checkout for Ticketing {
    async fn show_checkout(&self, order_id: OrderId) -> Result<Option<Html>, Failure> {
        let mut connection = self.database.acquire().await?;
        Ok(orders::read(&mut connection, order_id).await?.map(|order| Html(page(&order))))
    }

    async fn check_out(
        &self,
        order_id: OrderId,
        payment: NewPayment,
        request_id: RequestId,
    ) -> Result<Redirect, Failure<PayOrderProblem>> {
        self.pay(order_id, &payment, request_id).await?;
        Ok(Redirect::to(format!("/orders/{}/receipt", order_id.0)))
    }

    async fn read_receipt(&self, order_id: OrderId) -> Result<Text, Failure<Missing>> {
        let query = sqlx::query_as("SELECT * FROM payments WHERE order_id = ?").bind(order_id);
        let payment: Option<Payment> = query.fetch_optional(&self.database).await?;
        Ok(Text(receipt(&payment.ok_or(Missing::NotFound)?)))
    }
}

/// Nothing on it comes from the client, so there is nothing to escape.
fn page(order: &Order) -> String {
    let tickets: u32 = order.lines.iter().map(|line| line.quantity).sum();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Pay</title>\n\
         <h1>{tickets} tickets: {}</h1>\n<form method=\"post\">\n\
         <label>Card token <input name=\"card_token\" required pattern=\"tok_[a-z0-9]{{1,40}}\"></label>\n\
         <button>Pay</button>\n</form>\n</html>\n",
        money::text(order.total)
    )
}

fn receipt(payment: &Payment) -> String {
    let Payment { id, order_id, total, paid_at, refunded_at } = payment;
    let paid = format!(
        "Payment {}\nOrder {}\nPaid {} on {}\n",
        id.0,
        order_id.0,
        money::text(*total),
        paid_at.date_naive()
    );
    match refunded_at {
        Some(at) => format!("{paid}Refunded on {}\n", at.date_naive()),
        None => paid,
    }
}
