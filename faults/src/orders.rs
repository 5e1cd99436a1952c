//! What an application keeps in the transaction that keeps the callback: an order by its number.
//!
//! An order without its callback, or a callback without its order, is a fault of the outbox; that is what they are for.

use http::Method;
use ringback::callback::{Call, Source, Target};
use ringback_outbox::{Database, Outbox};
use serde_json::{Value, json};
use sqlx::{Pool, Postgres, Sqlite, Transaction};

use crate::failure::Failure;

/// The name of the callback.
const CALLBACK: &str = "order_shipped";

const ADD: &str = "INSERT INTO orders (number) VALUES ($1)";

const LAST: &str = "SELECT coalesce(max(number), 0) FROM orders";

/// A database with orders.
pub(crate) trait Orders: Database {
    /// Begins a transaction that will write.
    fn begin_writing(
        pool: &Pool<Self>,
    ) -> impl Future<Output = Result<Transaction<'static, Self>, sqlx::Error>> + Send;

    /// Keeps an order.
    fn add(
        transaction: &mut Transaction<'_, Self>,
        number: i64,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// The number of the last order, 0 if there is none.
    fn last(pool: &Pool<Self>) -> impl Future<Output = Result<i64, sqlx::Error>> + Send;
}

impl Orders for Sqlite {
    async fn begin_writing(pool: &Pool<Self>) -> Result<Transaction<'static, Self>, sqlx::Error> {
        pool.begin_with("BEGIN IMMEDIATE").await
    }

    async fn add(transaction: &mut Transaction<'_, Self>, number: i64) -> Result<(), sqlx::Error> {
        sqlx::query(ADD).bind(number).execute(&mut **transaction).await.map(drop)
    }

    async fn last(pool: &Pool<Self>) -> Result<i64, sqlx::Error> {
        sqlx::query_scalar(LAST).fetch_one(pool).await
    }
}

impl Orders for Postgres {
    async fn begin_writing(pool: &Pool<Self>) -> Result<Transaction<'static, Self>, sqlx::Error> {
        pool.begin().await
    }

    async fn add(transaction: &mut Transaction<'_, Self>, number: i64) -> Result<(), sqlx::Error> {
        sqlx::query(ADD).bind(number).execute(&mut **transaction).await.map(drop)
    }

    async fn last(pool: &Pool<Self>) -> Result<i64, sqlx::Error> {
        sqlx::query_scalar(LAST).fetch_one(pool).await
    }
}

/// The call that tells of an order: `POST {target}/orders/{number}`.
pub(crate) fn call(target: &str, number: i64) -> Call<Value> {
    let target = Target::new()
        .value(Source::Query("callback_url"), target)
        .text("/orders/")
        .value(Source::Body("/number"), &number.to_string());
    Call::new(CALLBACK, Method::POST, target).with_json(&json!({ "number": number }))
}

/// The number that such a call tells by its path, as the calls of the invoices service do.
pub(crate) fn number(path: &str) -> Option<i64> {
    path.rsplit('/').next()?.parse().ok()
}

/// Keeps an order, and the call that tells `target` of it, in `transaction`.
pub(crate) async fn keep<DB: Orders>(
    transaction: &mut Transaction<'_, DB>,
    outbox: &Outbox<DB>,
    target: &str,
    number: i64,
) -> Result<(), Failure> {
    DB::add(transaction, number).await?;
    outbox.enqueue(transaction, call(target, number)).await?;
    Ok(())
}
