//! Payments in the database.

use chrono::Utc;
use ringback::Failure;
use uuid::Uuid;

use crate::api::auth::Organiser;
use crate::api::ids::{OrderId, PaymentId};
use crate::api::orders::{Order, OrderState};
use crate::api::payments::{NewPayment, PayOrderProblem, Payment, RefundProblem};
use crate::api::reports::Sale;
use crate::api::request_id::RequestId;
use crate::database::WRITE;
use crate::generated::service::Payments;
use crate::provider::{self, Charge};
use crate::service::Ticketing;
use crate::{orders, tickets};

impl Payments for Ticketing {
    async fn pay_order(
        &self,
        order_id: OrderId,
        payment: NewPayment,
        request_id: RequestId,
    ) -> Result<Payment, Failure<PayOrderProblem>> {
        self.pay(order_id, &payment, request_id).await
    }

    async fn read_payment(
        &self,
        organiser: Organiser,
        payment_id: PaymentId,
    ) -> Result<Option<Payment>, Failure> {
        Ok(self.payment(&organiser, payment_id).await?)
    }

    async fn refund_payment(
        &self,
        organiser: Organiser,
        payment_id: PaymentId,
    ) -> Result<Payment, Failure<RefundProblem>> {
        let payment = self.payment(&organiser, payment_id).await?.ok_or(RefundProblem::NotFound)?;
        let mut transaction = self.database.begin_with(WRITE).await?;
        let refunded = sqlx::query_as(
            "UPDATE payments SET refunded_at = ? WHERE id = ? AND refunded_at IS NULL RETURNING *",
        )
        .bind(Utc::now())
        .bind(payment.id)
        .fetch_optional(&mut *transaction)
        .await?;
        let refunded = refunded.ok_or(RefundProblem::Refunded)?;
        orders::set_state(&mut transaction, payment.order_id, OrderState::Refunded).await?;
        tickets::void(&mut transaction, payment.order_id).await?;
        let order = orders::read(&mut transaction, payment.order_id).await?;
        transaction.commit().await?;
        if let Some(order) = order {
            self.notifier.order_changed(organiser.id(), &order);
        }
        Ok(refunded)
    }
}

impl Ticketing {
    /// Has the provider charge the card, and makes the tickets.
    pub(crate) async fn pay(
        &self,
        order_id: OrderId,
        payment: &NewPayment,
        request_id: RequestId,
    ) -> Result<Payment, Failure<PayOrderProblem>> {
        orders::expire(self).await?;
        let mut transaction = self.database.begin_with(WRITE).await?;
        let order = orders::read(&mut transaction, order_id).await?.ok_or(PayOrderProblem::NotFound)?;
        if order.state != OrderState::Held {
            return Err(PayOrderProblem::WrongState { state: order.state }.into());
        }
        match provider::charge(&payment.card_token, order.total, request_id) {
            Ok(Charge::Accepted) => {}
            Ok(Charge::Declined) => return Err(PayOrderProblem::Declined.into()),
            Err(outage) => return Err(PayOrderProblem::Provider(outage.into()).into()),
        }
        let payment = sqlx::query_as(
            "INSERT INTO payments (id, order_id, amount, currency, paid_at) VALUES (?, ?, ?, ?, ?) RETURNING *",
        )
        .bind(PaymentId(Uuid::now_v7()))
        .bind(order_id)
        .bind(order.total.amount)
        .bind(order.total.currency)
        .bind(Utc::now())
        .fetch_one(&mut *transaction)
        .await?;
        orders::set_state(&mut transaction, order_id, OrderState::Paid).await?;
        tickets::issue(&mut transaction, &order).await?;
        let callbacks = orders::callbacks(&mut transaction, order_id).await?;
        let organiser = orders::organiser(&mut transaction, order_id).await?;
        transaction.commit().await?;
        let order = Order { state: OrderState::Paid, ..order };
        self.notifier.order_paid(&callbacks, &order);
        self.notifier.order_changed(organiser, &order);
        let tickets = order.lines.iter().map(|line| line.quantity).sum();
        // It fails where nobody watches.
        let _ = self.sales.send((organiser, Sale { event_id: order.event_id, total: order.total, tickets }));
        Ok(payment)
    }

    /// The payment, if it is for one of the organiser's events.
    async fn payment(&self, organiser: &Organiser, id: PaymentId) -> sqlx::Result<Option<Payment>> {
        sqlx::query_as(
            "SELECT payments.* FROM payments \
             JOIN orders ON orders.id = order_id JOIN events ON events.id = event_id \
             WHERE payments.id = ? AND organiser_id = ?",
        )
        .bind(id)
        .bind(organiser.id())
        .fetch_optional(&self.database)
        .await
    }
}
