//! A database for each row, and what stands in it afterwards.

use std::path::Path;

use postgres_server::Server;
use ringback_outbox::{KeysOf, Outbox, Secret};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Pool, Postgres, Sqlite};
use uuid::Uuid;

use crate::failure::Failure;
use crate::orders::{self, Orders};

/// The connections of one process.
const CONNECTIONS: u32 = 10;

const CREATE_ORDERS: &str = "CREATE TABLE orders (number BIGINT PRIMARY KEY)";

/// What whoever looks at an outbox from outside holds of it.
pub(crate) struct Site<DB: ringback_outbox::Database> {
    /// How a worker finds it.
    pub(crate) url: String,
    pub(crate) pool: Pool<DB>,
    pub(crate) outbox: Outbox<DB>,
    /// What signs.
    pub(crate) key: Secret,
}

impl<DB: ringback_outbox::Database> Site<DB> {
    async fn new(url: String, pool: Pool<DB>) -> Result<Self, Failure> {
        let outbox = Outbox::open(pool.clone()).await?;
        let key = outbox.keys(&KeysOf::Everyone).await?.remove(0);
        Ok(Self { url, pool, outbox, key })
    }
}

impl<DB: Orders> Site<DB> {
    /// Keeps an order and its call, from this process.
    pub(crate) async fn keep(&self, target: &str, number: i64) -> Result<(), Failure> {
        let mut transaction = DB::begin_writing(&self.pool).await?;
        orders::keep(&mut transaction, &self.outbox, target, number).await?;
        Ok(transaction.commit().await?)
    }
}

impl Site<Sqlite> {
    /// An empty database in `folder`.
    pub(crate) async fn sqlite(folder: &Path) -> Result<Self, Failure> {
        let url = format!("sqlite://{}", folder.join("outbox.db").display());
        let pool = sqlite(&url).await?;
        sqlx::query(CREATE_ORDERS).execute(&pool).await?;
        Self::new(url, pool).await
    }

    /// The one number of a statement.
    pub(crate) async fn number(&self, sql: &'static str) -> Result<i64, Failure> {
        Ok(sqlx::query_scalar(sql).fetch_one(&self.pool).await?)
    }

    /// What the database itself finds wrong with its file, if anything.
    pub(crate) async fn damage(&self) -> Result<Vec<String>, Failure> {
        let mut found: Vec<String> =
            sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&self.pool).await?;
        found.retain(|line| line != "ok");
        Ok(found)
    }
}

impl Site<Postgres> {
    /// An empty database of `server`.
    pub(crate) async fn postgres(server: &Server) -> Result<Self, Failure> {
        let name = format!("faults_{}", Uuid::new_v4().simple());
        let options: PgConnectOptions = server.url().parse()?;
        let mut connection = options.connect().await?;
        sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await?;
        let url = server.url().replacen("/postgres?", &format!("/{name}?"), 1);
        let pool = postgres(&url).await?;
        sqlx::query(CREATE_ORDERS).execute(&pool).await?;
        Self::new(url, pool).await
    }

    /// The one number of a statement.
    pub(crate) async fn number(&self, sql: &'static str) -> Result<i64, Failure> {
        Ok(sqlx::query_scalar(sql).fetch_one(&self.pool).await?)
    }
}

/// Connects to a file, which is made.
pub(crate) async fn sqlite(url: &str) -> Result<Pool<Sqlite>, sqlx::Error> {
    let options: SqliteConnectOptions = url.parse()?;
    let options = options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    SqlitePoolOptions::new().max_connections(CONNECTIONS).connect_with(options).await
}

/// Connects to a server.
pub(crate) async fn postgres(url: &str) -> Result<Pool<Postgres>, sqlx::Error> {
    PgPoolOptions::new().max_connections(CONNECTIONS).connect(url).await
}
