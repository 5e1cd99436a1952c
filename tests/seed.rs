//! The flow of the seed, over real HTTP: an invoice comes in, a callback goes out.

mod support;

use invoices::api::invoices::Invoice;
use invoices::collect::Collector;
use invoices::store::Settlement;
use serde_json::{Value, json};

use support::{Receiver, Service};

const SEED: &str = r#"{"id": "2expen51ve", "customer": "Mr. Richie Rich", "total": "9999"}"#;

#[tokio::test]
async fn the_invoice_is_received_and_the_callback_follows() {
    let service = Service::start().await;
    let mut receiver = Receiver::start().await;

    let answer = service.post_invoice(&receiver.query(), SEED).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.json::<Value>().await.unwrap(), json!({"msg": "Invoice received"}));

    let (id, event) = receiver.next().await;
    assert_eq!(id, "2expen51ve");
    assert_eq!(
        serde_json::to_value(&event).unwrap(),
        json!({"description": "Payment celebration", "paid": true})
    );
    service.stop().await;
}

#[tokio::test]
async fn an_invoice_without_callback_url_is_received_too() {
    let service = Service::start().await;
    let answer = service.post_invoice("", SEED).await;
    assert_eq!(answer.status(), 200);
    service.stop().await;
}

/// A payment provider that always says no.
struct Refusing;

impl Collector for Refusing {
    async fn collect(&self, _invoice: &Invoice) -> Settlement {
        Settlement::Refused
    }
}

#[tokio::test]
async fn a_refused_payment_is_told_as_such() {
    let service = Service::with(&["--database", "sqlite::memory:"], Refusing).await;
    let mut receiver = Receiver::start().await;
    service.post_invoice(&receiver.query(), SEED).await;
    let (_, event) = receiver.next().await;
    assert!(!event.paid);
    service.stop().await;
}

/// A payment provider that never answers.
struct Silent;

impl Collector for Silent {
    async fn collect(&self, _invoice: &Invoice) -> Settlement {
        std::future::pending().await
    }
}

#[tokio::test]
async fn an_invoice_that_is_open_at_shutdown_is_collected_after_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}/invoices.db", folder.path().display());
    let mut receiver = Receiver::start().await;

    let flags = ["--database", &database, "--shutdown-timeout-s", "0"];
    let service = Service::with(&flags, Silent).await;
    service.post_invoice(&receiver.query(), SEED).await;
    service.stop().await;

    let service = Service::with(&flags[..2], invoices::collect::CollectAtOnce).await;
    let (id, event) = receiver.next().await;
    assert_eq!((id.as_str(), event.paid), ("2expen51ve", true));
    service.stop().await;
}
