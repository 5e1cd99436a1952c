//! What the operations of the contract do.

use ringback::Failure;
use url::Url;

use crate::api::invoices::{
    CreateInvoiceProblem, Invoice, InvoicePage, InvoiceReceived, ListInvoicesProblem,
};
use crate::collect::Collections;
use crate::cursor::Cursor;
use crate::generated::callbacks::CreateInvoiceCallbacks;
use crate::generated::service::Invoices;
use crate::store::Store;

/// The most invoices on one page.
const MAX_PAGE: u32 = 100;

/// The service behind the contract.
#[derive(Debug, Clone)]
pub struct InvoicesService {
    store: Store,
    collections: Collections,
}

impl InvoicesService {
    /// Stores invoices in `store` and has their money collected by `collections`.
    pub fn new(store: Store, collections: Collections) -> Self {
        Self { store, collections }
    }
}

impl Invoices for InvoicesService {
    async fn create_invoice(
        &self,
        invoice: Invoice,
        // Captured in `callbacks` already.
        _callback_url: Option<Url>,
        callbacks: CreateInvoiceCallbacks,
    ) -> Result<InvoiceReceived, Failure<CreateInvoiceProblem>> {
        if invoice.id.is_empty() {
            return Err(CreateInvoiceProblem::EmptyId.into());
        }
        if !self.store.insert(&invoice, &callbacks).await? {
            return Err(CreateInvoiceProblem::Duplicate.into());
        }
        self.collections.begin(invoice.id);
        Ok(InvoiceReceived { msg: "Invoice received".to_owned() })
    }

    async fn list_invoices(
        &self,
        cursor: Option<String>,
        limit: u32,
    ) -> Result<InvoicePage, Failure<ListInvoicesProblem>> {
        let after = match cursor {
            None => None,
            Some(text) => Some(Cursor::from_text(&text).ok_or(ListInvoicesProblem::UnknownCursor)?),
        };
        let (invoices, next) = self.store.list(after, limit.clamp(1, MAX_PAGE)).await?;
        Ok(InvoicePage { invoices, next_cursor: next.map(Cursor::to_text) })
    }

    async fn read_invoice(&self, id: String) -> Result<Option<Invoice>, Failure> {
        Ok(self.store.read(&id).await?)
    }
}
