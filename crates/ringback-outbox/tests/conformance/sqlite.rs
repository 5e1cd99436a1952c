//! SQLite in a temporary file.

use ringback_outbox::{Limits, Outbox, OutboxError, State};
use serde_json::json;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Pool, Sqlite, Transaction};
use tempfile::TempDir;

use crate::harness::{Harness, call, client, open, open_with, stop};
use crate::receiver::Receiver;

crate::conforms!(File);

/// A database in a folder that goes with it.
pub(crate) struct File {
    pool: SqlitePool,
    folder: TempDir,
}

fn options(folder: &TempDir) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(folder.path().join("outbox.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
}

impl Harness for File {
    type Db = Sqlite;

    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let pool = SqlitePoolOptions::new().connect_with(options(&folder)).await.expect("a database");
        sqlx::query("CREATE TABLE notes (id TEXT)").execute(&pool).await.expect("a table");
        Self { pool, folder }
    }

    fn pool(&self) -> &Pool<Sqlite> {
        &self.pool
    }

    #[cfg(feature = "command")]
    fn address(&self) -> String {
        format!("sqlite:{}", self.folder.path().join("outbox.db").display())
    }

    async fn note(transaction: &mut Transaction<'_, Sqlite>, id: &str) {
        sqlx::query("INSERT INTO notes VALUES ($1)")
            .bind(id)
            .execute(&mut **transaction)
            .await
            .expect("a note");
    }

    async fn notes(&self) -> Vec<String> {
        sqlx::query_scalar("SELECT id FROM notes ORDER BY id").fetch_all(&self.pool).await.expect("notes")
    }
}

#[tokio::test]
async fn a_database_that_does_not_sync_is_refused() {
    let (one, two) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    for options in [
        options(&one).synchronous(SqliteSynchronous::Normal),
        options(&two).journal_mode(SqliteJournalMode::Delete),
    ] {
        let pool = SqlitePool::connect_with(options).await.expect("a database");
        assert!(matches!(Outbox::open(pool).await, Err(OutboxError::NotDurable)));
    }
}

#[tokio::test]
async fn one_process_dispatches_at_a_time() {
    let file = File::start().await;
    let opened = open(&file).await;
    let first = opened.dispatch().await;
    let second = opened.outbox.dispatch(client(), ()).await;
    assert!(
        matches!(second, Err(OutboxError::AlreadyDispatching { path }) if path.starts_with(file.folder.path().canonicalize().unwrap()))
    );
    stop(first).await;
    stop(opened.dispatch().await).await;
}

#[tokio::test]
async fn a_transaction_that_sqlite_itself_ended_spoils_its_connection_for_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = SqlitePoolOptions::new().max_connections(1);
    let file = File { pool: one.connect_with(options(&folder)).await.expect("a database"), folder };
    let (opened, receiver) = (open(&file).await, Receiver::start().await);
    let id = opened.enqueue(&file.pool, call(&receiver.base, &json!(1))).await;
    let mut transaction = file.pool.begin().await.expect("a transaction");
    // As when the disk is full, without sqlx's knowledge.
    sqlx::query("ROLLBACK").execute(&mut *transaction).await.expect("an end");
    drop(transaction);
    let dispatching = opened.dispatch().await;
    opened.until_state(&id, State::Delivered).await;
    stop(dispatching).await;
}

#[tokio::test]
async fn a_claim_finds_what_is_due_by_the_index_for_it() {
    let file = File::start().await;
    open_with(&file, Limits::default()).await;
    let claim = concat!("EXPLAIN QUERY PLAN ", include_str!("../../src/database/claim_sqlite.sql"));
    let plan: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(claim).fetch_all(&file.pool).await.expect("a plan");
    let steps: Vec<&str> = plan.iter().map(|step| step.3.as_str()).collect();
    let due = "SEARCH ringback_messages USING COVERING INDEX ringback_messages_due (due_at<?)";
    assert!(
        steps.iter().any(|step| step.starts_with(due) || step.starts_with(&due.replace("COVERING ", ""))),
        "{steps:#?}"
    );
    assert!(!steps.iter().any(|step| step.starts_with("SCAN ringback_messages")), "{steps:#?}");
}
