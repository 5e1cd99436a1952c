//! The real sender: an outbox in a database of its own, whose callbacks take what way a test wants.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use invoices::api::invoices::InvoiceEvent;
use invoices::generated::callbacks::CreateInvoiceCallbacks;
use ringback::callback::{AddressPolicy, Client};
use ringback_outbox::{Clock, Dispatching, KeysOf, Limits, ManualClock, Outbox, Secret};
use serde_json::json;
use sqlx::Sqlite;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqliteSynchronous};
use tempfile::TempDir;

use crate::OLD;
use crate::courier::{Answered, Courier, Way};

/// An outbox whose clock stands still, so that nothing is tried a second time.
pub(crate) struct Sender {
    pool: SqlitePool,
    outbox: Outbox<Sqlite>,
    _dispatching: Dispatching,
    _folder: TempDir,
}

impl Sender {
    /// Signs with `OLD`, now.
    pub(crate) async fn start() -> Self {
        Self::behind(Duration::ZERO).await
    }

    /// The same with a clock that is behind.
    pub(crate) async fn behind(late: Duration) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let options = SqliteConnectOptions::new()
            .filename(folder.path().join("outbox.db"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let pool = SqlitePool::connect_with(options).await.expect("a database");
        let now = (SystemTime::now() - late).duration_since(UNIX_EPOCH).expect("it is later than 1970");
        let clock = ManualClock::at_ms(now.as_millis().try_into().expect("it is not so late"));
        let outbox = Outbox::open_with(pool.clone(), Limits::default(), Clock::Manual(clock)).await;
        let outbox = outbox.expect("an outbox");
        let client = Client::builder().policy(AddressPolicy::loopback()).build().expect("a client");
        let dispatching = outbox.dispatch(client, ()).await.expect("a dispatcher");
        let sender = Self { pool, outbox, _dispatching: dispatching, _folder: folder };
        sender.add(OLD).await;
        sender.retire_all_but_the_newest().await;
        sender
    }

    /// Signs with this secret, too.
    pub(crate) async fn add(&self, secret: &str) {
        let secret = Secret::from_text(secret).expect("a secret");
        self.outbox.add_key(&KeysOf::Everyone, &secret).await.expect("a key");
    }

    pub(crate) async fn retire_all_but_the_newest(&self) {
        self.outbox.retire_keys(&KeysOf::Everyone).await.expect("keys");
    }

    /// Delivers a notification of this invoice to a receiver at `base`, on this way; what the receiver answered.
    pub(crate) async fn deliver(&self, base: &str, invoice: &str, way: Way) -> Answered {
        let mut courier = Courier::start(base, way).await;
        let captured = json!({"callback_url": format!("{}/events", courier.base), "id": invoice});
        let callbacks: CreateInvoiceCallbacks = serde_json::from_value(captured).expect("what is kept");
        let event = InvoiceEvent { description: "Payment celebration".to_owned(), paid: true };
        let call = callbacks.invoice_notification(&event).expect("an address");
        let mut transaction = self.pool.begin().await.expect("a transaction");
        self.outbox.enqueue(&mut transaction, call).await.expect("room");
        transaction.commit().await.expect("a commit");
        courier.answered().await
    }
}
