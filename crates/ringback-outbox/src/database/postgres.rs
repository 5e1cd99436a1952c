//! PostgreSQL: several machines dispatch, by the clock of the database.
//!
//! A process that died leaves leases behind, which end by themselves.

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgArguments, PgConnection, PgListener, PgPool, PgRow};
use sqlx::query::Query;
use sqlx::{Postgres, Row, Transaction};

use crate::OutboxError;
use crate::database::{Database, Engine, MIGRATIONS_TABLE, Value};

impl Database for Postgres {}

/// What is listened to; one word for all outboxes of a database.
const CHANNEL: &str = "ringback_outbox";

/// One dispatcher claims at a time, so that the cap of an endpoint holds for all of them together.
const LOCK_CLAIMS: &str = "SELECT pg_advisory_xact_lock(hashtext('ringback_outbox'))";

const NOW: &str = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";

const HAS_OUTBOX: &str = "SELECT to_regclass('ringback_messages') IS NOT NULL";

impl Engine for Postgres {
    const CLAIM: &'static str = include_str!("claim_postgres.sql");
    const POLL_MS: u64 = 1_000;

    type Hold = PgListener;

    fn migrator() -> Migrator {
        let mut migrator = sqlx::migrate!("migrations/postgres");
        migrator.dangerous_set_table_name(MIGRATIONS_TABLE);
        migrator
    }

    async fn migrate(pool: &PgPool) -> Result<(), MigrateError> {
        Self::migrator().run(pool).await
    }

    async fn has_outbox(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
        sqlx::query_scalar(HAS_OUTBOX).fetch_one(connection).await
    }

    async fn check_durable(pool: &PgPool) -> Result<(), OutboxError> {
        let commit: String = sqlx::query_scalar("SHOW synchronous_commit").fetch_one(pool).await?;
        if commit == "off" { Err(OutboxError::NotDurable) } else { Ok(()) }
    }

    async fn begin_dispatching(pool: &PgPool) -> Result<PgListener, OutboxError> {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        Ok(listener)
    }

    async fn hint(listener: &mut PgListener) {
        // A listener that failed connects again by itself; until then the poll is enough.
        if let Err(error) = listener.recv().await {
            tracing::warn!(error = &error as &dyn std::error::Error, "no hints from the database");
            tokio::time::sleep(std::time::Duration::from_millis(Self::POLL_MS)).await;
        }
    }

    async fn give_hint(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        sqlx::query("SELECT pg_notify($1, '')").bind(CHANNEL).execute(connection).await?;
        Ok(())
    }

    async fn begin(pool: &PgPool) -> Result<Transaction<'static, Self>, sqlx::Error> {
        pool.begin().await
    }

    async fn lock_claims(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        sqlx::query(LOCK_CLAIMS).execute(connection).await?;
        Ok(())
    }

    async fn now_ms(connection: &mut PgConnection) -> Result<i64, sqlx::Error> {
        sqlx::query_scalar(NOW).fetch_one(connection).await
    }

    async fn execute(
        connection: &mut PgConnection,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<u64, sqlx::Error> {
        Ok(bound(sql, values).execute(connection).await?.rows_affected())
    }

    async fn rows(
        connection: &mut PgConnection,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<PgRow>, sqlx::Error> {
        bound(sql, values).fetch_all(connection).await
    }

    fn integer(row: &PgRow, column: &str) -> Result<Option<i64>, sqlx::Error> {
        row.try_get(column)
    }

    fn text(row: &PgRow, column: &str) -> Result<Option<String>, sqlx::Error> {
        row.try_get(column)
    }
}

fn bound(sql: &'static str, values: Vec<Value>) -> Query<'static, Postgres, PgArguments> {
    values.into_iter().fold(sqlx::query(sql), |query, value| match value {
        Value::Integer(number) => query.bind(number),
        Value::Text(text) => query.bind(text),
    })
}
