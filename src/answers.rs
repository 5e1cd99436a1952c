//! What receivers answered to callbacks.

use ringback::Failure;
use ringback_outbox::Delivery;
use sqlx::{Sqlite, Transaction};

use crate::api::invoices::InvoiceEventReceived;
use crate::generated::outbox::InvoicesAnswers;

/// Logs whether events were understood.
#[derive(Debug, Clone, Copy)]
pub struct LoggedAnswers;

impl InvoicesAnswers<Sqlite> for LoggedAnswers {
    async fn invoice_notification(
        &self,
        _transaction: &mut Transaction<'_, Sqlite>,
        delivery: &Delivery,
        answer: InvoiceEventReceived,
    ) -> Result<(), Failure> {
        tracing::info!(id = %delivery.id, ok = answer.ok, "the receiver was notified");
        Ok(())
    }
}
