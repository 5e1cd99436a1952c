//! PostgreSQL, a database for each test, on a server of the tests' own.

use std::sync::OnceLock;

use postgres_server::Server;
use ringback_outbox::Limits;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, Pool, Postgres, Transaction};
use uuid::Uuid;

use crate::harness::{Harness, open_with};

crate::conforms!(Cluster);

/// A database of its own.
pub(crate) struct Cluster {
    pool: PgPool,
}

impl Harness for Cluster {
    type Db = Postgres;

    async fn start() -> Self {
        static SERVER: OnceLock<Server> = OnceLock::new();
        let options = SERVER.get_or_init(Server::start).url().parse::<PgConnectOptions>();
        let options = options.expect("an address of PostgreSQL");
        let name = format!("test_{}", Uuid::new_v4().simple());
        let mut connection = options.connect().await.expect("the server answers");
        let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
        sqlx::query(create).execute(&mut connection).await.expect("a database");
        connection.close().await.expect("a goodbye");
        let pool = PgPoolOptions::new()
            .max_connections(5)
            .connect_with(options.database(&name))
            .await
            .expect("a database");
        sqlx::query("CREATE TABLE notes (id TEXT)").execute(&pool).await.expect("a table");
        Self { pool }
    }

    fn pool(&self) -> &Pool<Postgres> {
        &self.pool
    }

    #[cfg(feature = "command")]
    fn address(&self) -> String {
        self.pool.connect_options().to_url_lossy().into()
    }

    async fn note(transaction: &mut Transaction<'_, Postgres>, id: &str) {
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
async fn a_claim_finds_what_is_due_by_the_index_for_it() {
    let cluster = Cluster::start().await;
    let opened = open_with(&cluster, Limits::default()).await;
    opened.enqueue_many(&cluster.pool, "http://127.0.0.1:9", 3_000).await;
    sqlx::query("UPDATE ringback_messages SET state = 'delivered' WHERE id > (SELECT id FROM ringback_messages ORDER BY id OFFSET 10 LIMIT 1)")
        .execute(&cluster.pool)
        .await
        .expect("history");
    sqlx::query("ANALYZE").execute(&cluster.pool).await.expect("statistics");
    let claim = concat!("EXPLAIN ", include_str!("../../src/database/claim_postgres.sql"));
    let plan: Vec<String> = sqlx::query_scalar(claim)
        .bind("owner")
        .bind(opened.clock.now_ms())
        .bind(opened.clock.now_ms())
        .bind(64_i64)
        .bind(4_i64)
        .bind(5_i64)
        .bind(256_i64)
        .fetch_all(&cluster.pool)
        .await
        .expect("a plan");
    assert!(plan.iter().any(|line| line.contains("ringback_messages_due")), "{plan:#?}");
}
