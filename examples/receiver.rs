//! The external developer's side: receives the service's callbacks and prints what it gets.
//!
//! ```console
//! INVOICES_CALLBACK_SECRET=whsec_… cargo run --example receiver
//! ```
//!
//! The secret is the one that the service was given; several, separated by commas, while it changes.

use std::env;
use std::error::Error;

use axum::Router;
use invoices::api::invoices::{InvoiceEvent, InvoiceEventReceived};
use invoices::generated::receiver::{self, InvoicesReceiver};
use ringback::Failure;
use ringback::receiver::Verification;
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
async fn main() -> Result<(), Box<dyn Error>> {
    let secrets = env::var("INVOICES_CALLBACK_SECRET").map_err(|_| "INVOICES_CALLBACK_SECRET is not set")?;
    let verification = Verification::with_secrets(secrets.split(','))?;
    let address = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:9000".to_owned());
    let listener = TcpListener::bind(&address).await?;
    println!("give this as callback_url: http://{}/events", listener.local_addr()?);
    let router = Router::new().nest("/events", receiver::invoices(Printer, &verification));
    Ok(axum::serve(listener, router).await?)
}
