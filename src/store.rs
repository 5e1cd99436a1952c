//! Invoices in a SQLite database.
//!
//! Knows rows and transactions; knows nothing of HTTP or of collecting money. The outbox stands in the same database, so
//! that an invoice is settled and its callback kept in one transaction.

use std::str::FromStr;
use std::time::Duration;

use ringback::callback::Call;
use ringback_outbox::{EnqueueError, KeysOf, Outbox, OutboxError, Secret};
use sqlx::migrate::MigrateError;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Connection, FromRow, Row, Sqlite};
use thiserror::Error;

use crate::api::invoices::{Invoice, InvoiceEventReceived};
use crate::cursor::Cursor;
use crate::generated::callbacks::CreateInvoiceCallbacks;

/// How long a statement waits for another writer.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// The invoices.
#[derive(Debug, Clone)]
pub struct Store {
    pool: SqlitePool,
    outbox: Outbox<Sqlite>,
}

/// What became of an invoice's money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// It was collected.
    Paid,
    /// It could not be collected.
    Refused,
}

/// An invoice whose money has not been collected, and whom to tell.
#[derive(Debug, Clone)]
pub struct OpenInvoice {
    /// The invoice.
    pub invoice: Invoice,
    /// What its request told about calling back.
    pub callbacks: CreateInvoiceCallbacks,
}

/// Why the database could not do it.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database's address is not understood or it cannot be opened.
    #[error("failed to open the database")]
    Open(#[source] sqlx::Error),
    /// Its tables could not be brought up to date.
    #[error("failed to migrate the database")]
    Migrate(#[from] MigrateError),
    /// A statement failed.
    #[error("failed to {verb} in the database")]
    Statement {
        /// What was to be done.
        verb: &'static str,
        /// What the database said.
        source: sqlx::Error,
    },
    /// The callbacks could not be written as JSON.
    #[error("failed to write the callbacks as JSON")]
    Callbacks(#[from] serde_json::Error),
    /// The outbox could not be opened, or took no key.
    #[error("failed to open the outbox")]
    Outbox(#[from] OutboxError),
    /// The outbox did not take the callback.
    #[error("failed to keep the callback")]
    Enqueue(#[from] EnqueueError),
}

impl StoreError {
    /// Whether the same may succeed later: the database was busy or its disk full, or the outbox.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Statement { source, .. } => !matches!(source, sqlx::Error::ColumnDecode { .. }),
            Self::Enqueue(EnqueueError::BacklogFull { .. } | EnqueueError::Database(_)) => true,
            Self::Open(_) | Self::Migrate(_) | Self::Callbacks(_) | Self::Outbox(_) | Self::Enqueue(_) => {
                false
            }
        }
    }
}

impl Store {
    /// Opens the database, creates the file where it is missing, and brings its tables up to date.
    ///
    /// # Errors
    ///
    /// [`StoreError::Open`] or [`StoreError::Migrate`].
    pub async fn open(database: &str) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::from_str(database).map_err(StoreError::Open)?;
        let options = options
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY_TIMEOUT);
        let pool = pool_options(database).connect_with(options).await.map_err(StoreError::Open)?;
        sqlx::migrate!().run(&pool).await?;
        let outbox = Outbox::open(pool.clone()).await?;
        Ok(Self { pool, outbox })
    }

    /// The callbacks that are to be sent.
    pub fn outbox(&self) -> &Outbox<Sqlite> {
        &self.outbox
    }

    /// Signs callbacks with `key` from now on, and with the keys before it.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn sign_with(&self, key: &Secret) -> Result<(), StoreError> {
        if !self.outbox.keys(&KeysOf::Everyone).await?.contains(key) {
            self.outbox.add_key(&KeysOf::Everyone, key).await?;
        }
        Ok(())
    }

    /// Adds an invoice; `false` where its id is taken.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn insert(
        &self,
        invoice: &Invoice,
        callbacks: &CreateInvoiceCallbacks,
    ) -> Result<bool, StoreError> {
        let callbacks = serde_json::to_string(callbacks)?;
        let done = sqlx::query(
            "INSERT INTO invoices (id, title, customer, total, callbacks) VALUES (?, ?, ?, ?, ?) \
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(&invoice.id)
        .bind(&invoice.title)
        .bind(&invoice.customer)
        .bind(invoice.total.to_string())
        .bind(callbacks)
        .execute(&self.pool)
        .await
        .map_err(failed_to("insert an invoice"))?;
        Ok(done.rows_affected() == 1)
    }

    /// The invoice of this id.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn read(&self, id: &str) -> Result<Option<Invoice>, StoreError> {
        sqlx::query_as("SELECT id, title, customer, total FROM invoices WHERE id = ?")
            .bind(id)
            .fetch_optional(&self.pool)
            .await
            .map_err(failed_to("read an invoice"))
    }

    /// At most `limit` invoices in the order they were created, from behind `after`, and where to go on.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn list(
        &self,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<(Vec<Invoice>, Option<Cursor>), StoreError> {
        // One row more than asked tells whether there is another page.
        let rows = sqlx::query(
            "SELECT sequence, id, title, customer, total FROM invoices \
             WHERE sequence > ? ORDER BY sequence LIMIT ?",
        )
        .bind(after.map_or(0, |cursor| cursor.0))
        .bind(i64::from(limit) + 1)
        .fetch_all(&self.pool)
        .await
        .map_err(failed_to("list invoices"))?;
        let shown = rows.len().min(limit as usize);
        let next = (rows.len() > shown).then(|| rows[shown - 1].try_get("sequence").map(Cursor)).transpose();
        let invoices = rows[..shown].iter().map(Invoice::from_row).collect::<Result<_, _>>();
        invoices.and_then(|invoices| Ok((invoices, next?))).map_err(failed_to("list invoices"))
    }

    /// The invoice of this id, if its money was neither collected nor refused.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn read_open(&self, id: &str) -> Result<Option<OpenInvoice>, StoreError> {
        sqlx::query_as(
            "SELECT id, title, customer, total, callbacks FROM invoices WHERE id = ? AND state = 'open'",
        )
        .bind(id)
        .fetch_optional(&self.pool)
        .await
        .map_err(failed_to("read an open invoice"))
    }

    /// The ids of the invoices whose money was neither collected nor refused, oldest first.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn open_ids(&self) -> Result<Vec<String>, StoreError> {
        sqlx::query_scalar("SELECT id FROM invoices WHERE state = 'open' ORDER BY sequence")
            .fetch_all(&self.pool)
            .await
            .map_err(failed_to("list open invoices"))
    }

    /// Settles an open invoice and keeps the call that tells of it; `false` where it was settled before.
    ///
    /// # Errors
    ///
    /// When the database fails, or the outbox takes no more: then the invoice stays open.
    pub async fn settle(
        &self,
        id: &str,
        settlement: Settlement,
        call: Option<Call<InvoiceEventReceived>>,
    ) -> Result<bool, StoreError> {
        let state = match settlement {
            Settlement::Paid => "paid",
            Settlement::Refused => "refused",
        };
        let failed = failed_to("settle an invoice");
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
        let done = sqlx::query("UPDATE invoices SET state = ? WHERE id = ? AND state = 'open'")
            .bind(state)
            .bind(id)
            .execute(&mut *transaction)
            .await
            .map_err(failed_to("settle an invoice"))?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        if let Some(call) = call {
            self.outbox.enqueue(&mut transaction, call).await?;
        }
        transaction.commit().await.map_err(failed_to("settle an invoice"))?;
        Ok(true)
    }

    /// Asks the database whether it answers.
    ///
    /// # Errors
    ///
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.pool).await.map_err(failed_to("run a query"))?;
        Ok(())
    }

    /// Closes every connection once it is idle.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Every connection to `:memory:` is a database of its own, so there must be one, and it must stay.
fn pool_options(database: &str) -> SqlitePoolOptions {
    // A transaction that SQLite itself ended, as it does when the disk is full, is one that goes on to sqlx: nothing can
    // be begun on its connection any more, so it is not used again.
    let options = SqlitePoolOptions::new()
        .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }));
    if database.contains(":memory:") || database.contains("mode=memory") {
        options.max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None)
    } else {
        options
    }
}

fn failed_to(verb: &'static str) -> impl FnOnce(sqlx::Error) -> StoreError {
    move |source| StoreError::Statement { verb, source }
}

impl<'r> FromRow<'r, sqlx::sqlite::SqliteRow> for Invoice {
    fn from_row(row: &'r sqlx::sqlite::SqliteRow) -> Result<Self, sqlx::Error> {
        let total: String = row.try_get("total")?;
        Ok(Self {
            id: row.try_get("id")?,
            title: row.try_get("title")?,
            customer: row.try_get("customer")?,
            total: total.parse().map_err(|error| decode_error("total", error))?,
        })
    }
}

impl<'r> FromRow<'r, sqlx::sqlite::SqliteRow> for OpenInvoice {
    fn from_row(row: &'r sqlx::sqlite::SqliteRow) -> Result<Self, sqlx::Error> {
        let callbacks: String = row.try_get("callbacks")?;
        Ok(Self {
            invoice: Invoice::from_row(row)?,
            callbacks: serde_json::from_str(&callbacks).map_err(|error| decode_error("callbacks", error))?,
        })
    }
}

fn decode_error(column: &str, source: impl std::error::Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: column.to_owned(), source: Box::new(source) }
}
