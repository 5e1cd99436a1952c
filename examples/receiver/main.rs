//! The external developer's side: receives the service's callbacks and prints what it gets, each once.
//!
//! ```console
//! INVOICES_CALLBACK_SECRET=whsec_… cargo run --example receiver
//! ```
//!
//! The secret is the one that the service was given; several, separated by commas, while it changes. What was answered
//! is kept in `received.db`.

pub(crate) mod answers;

use std::env;
use std::error::Error;

use axum::Router;
use invoices::api::invoices::{InvoiceEvent, InvoiceEventReceived};
use invoices::generated::receiver::{self, InvoicesReceiver};
use ringback::Failure;
use ringback::receiver::Verification;
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;
use tokio::net::TcpListener;

use answers::SqliteAnswers;

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

/// Receives at `/events` what was signed with one of these secrets, and keeps its answers in this database.
pub(crate) async fn router(secrets: &[&str], database: SqlitePool) -> Result<Router, Box<dyn Error>> {
    let answers = SqliteAnswers::open(database).await?;
    let verification = Verification::with_secrets(secrets)?.with_store(answers);
    Ok(Router::new().nest("/events", receiver::invoices(Printer, &verification)))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let secrets = env::var("INVOICES_CALLBACK_SECRET").map_err(|_| "INVOICES_CALLBACK_SECRET is not set")?;
    let database = SqliteConnectOptions::new().filename("received.db").create_if_missing(true);
    let database = SqlitePool::connect_with(database).await?;
    let router = router(&secrets.split(',').collect::<Vec<_>>(), database).await?;

    let address = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:9000".to_owned());
    let listener = TcpListener::bind(&address).await?;
    println!("give this as callback_url: http://{}/events", listener.local_addr()?);
    Ok(axum::serve(listener, router).await?)
}
