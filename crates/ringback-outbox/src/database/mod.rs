//! The two databases that an outbox may stand in, and what differs between them.
//!
//! All statements but the claim are the same for both, written once where they are used: with `$1` for values, of two
//! types only. Here is how they are run.

mod value;

#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

use sqlx::Transaction;
use sqlx::migrate::{Migrate, MigrateError, Migrator};

use crate::OutboxError;

pub(crate) use value::Value;

/// A database that an outbox may stand in: `Sqlite` or `Postgres`.
pub trait Database: Engine {}

/// How statements are run. Sealed: nobody else can name it.
pub trait Engine: sqlx::Database<Connection: Migrate> {
    /// The statement that leases what is due.
    const CLAIM: &'static str;
    /// How often to look for what is due, in milliseconds.
    const POLL_MS: u64;

    /// What is held for as long as this process dispatches.
    type Hold: Send + 'static;

    /// What makes the tables, or brings them up to date.
    fn migrator() -> Migrator;

    /// Makes the tables, or brings them up to date.
    fn migrate(pool: &sqlx::Pool<Self>) -> impl Future<Output = Result<(), MigrateError>> + Send;

    /// Whether there are tables of an outbox.
    fn has_outbox(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<bool, sqlx::Error>> + Send;

    /// Refuses a database that would lose what it said it has.
    fn check_durable(pool: &sqlx::Pool<Self>) -> impl Future<Output = Result<(), OutboxError>> + Send;

    /// Says that this process dispatches, and sees to it that what a dead one left can be claimed.
    fn begin_dispatching(
        pool: &sqlx::Pool<Self>,
    ) -> impl Future<Output = Result<Self::Hold, OutboxError>> + Send;

    /// Waits for word from another connection that there is something to be sent; it may never come.
    fn hint(hold: &mut Self::Hold) -> impl Future<Output = ()> + Send;

    /// Tells other connections that there is something to be sent, once this one commits.
    fn give_hint(connection: &mut Self::Connection) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Begins a transaction that will write.
    fn begin(
        pool: &sqlx::Pool<Self>,
    ) -> impl Future<Output = Result<Transaction<'static, Self>, sqlx::Error>> + Send;

    /// Sees to it that no other dispatcher claims before this transaction ends.
    fn lock_claims(connection: &mut Self::Connection)
    -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// The time by the clock that all who share this database go by.
    fn now_ms(connection: &mut Self::Connection) -> impl Future<Output = Result<i64, sqlx::Error>> + Send;

    /// Runs a statement; how many rows it changed.
    fn execute(
        connection: &mut Self::Connection,
        sql: &'static str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<u64, sqlx::Error>> + Send;

    /// Runs a statement; the rows it yields.
    fn rows(
        connection: &mut Self::Connection,
        sql: &'static str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Vec<Self::Row>, sqlx::Error>> + Send;

    /// A number of a row, `None` where it is null.
    fn integer(row: &Self::Row, column: &str) -> Result<Option<i64>, sqlx::Error>;

    /// A text of a row, `None` where it is null.
    fn text(row: &Self::Row, column: &str) -> Result<Option<String>, sqlx::Error>;
}

/// A number that cannot be null.
pub(crate) fn integer<DB: Database>(row: &DB::Row, column: &str) -> Result<i64, sqlx::Error> {
    DB::integer(row, column)?.ok_or_else(|| null(column))
}

/// A text that cannot be null.
pub(crate) fn text<DB: Database>(row: &DB::Row, column: &str) -> Result<String, sqlx::Error> {
    DB::text(row, column)?.ok_or_else(|| null(column))
}

fn null(column: &str) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: column.to_owned(), source: "it is null".into() }
}

/// Where it is noted which migrations ran: apart from the application's own.
pub(crate) const MIGRATIONS_TABLE: &str = "_ringback_migrations";
