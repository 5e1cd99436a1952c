//! The external developer's side: receives the service's callbacks and prints what it gets.
//!
//! ```console
//! cargo run --example receiver
//! ```

use axum::Router;
use invoices::api::invoices::{InvoiceEvent, InvoiceEventReceived};
use invoices::generated::receiver::{self, InvoicesReceiver};
use ringback::Failure;
use tokio::net::TcpListener;

/// Prints every event.
struct Printer;

impl InvoicesReceiver for Printer {
    async fn invoice_notification(
        &self,
        id: String,
        event: InvoiceEvent,
    ) -> Result<InvoiceEventReceived, Failure> {
        println!("invoice {id}: {} (paid: {})", event.description, event.paid);
        Ok(InvoiceEventReceived { ok: true })
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:9000".to_owned());
    let listener = TcpListener::bind(&address).await?;
    println!("give this as callback_url: http://{}/events", listener.local_addr()?);
    axum::serve(listener, Router::new().nest("/events", receiver::router(Printer))).await
}
