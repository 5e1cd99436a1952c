//! The process that is disturbed: it keeps orders with their callbacks, and delivers.
//!
//! What it has done it says on standard output, a line each, after it has done it.

use std::time::Duration;

use clap::ValueEnum;
use ringback::callback::{AddressPolicy, Client};
use ringback_outbox::{Clock, Dispatching, Limits, Outbox};
use sqlx::Pool;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use crate::database;
use crate::failure::Failure;
use crate::orders::{self, Orders};

/// How long deliveries under way may take to end after SIGTERM.
const STOP: Duration = Duration::from_secs(20);

/// How long to wait after the database refused.
const PAUSE: Duration = Duration::from_millis(50);

/// What it is to do.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The address of its database.
    #[arg(long)]
    database: String,
    /// What it calls itself as a user agent.
    #[arg(long, default_value = "worker")]
    name: String,
    /// Whether it delivers.
    #[arg(long)]
    dispatches: bool,
    /// It goes on until there are so many orders.
    #[arg(long, default_value_t = 0)]
    orders: i64,
    /// Orders in one transaction.
    #[arg(long, default_value_t = 20)]
    batch: i64,
    /// Whom to tell of them, in turn.
    #[arg(long, value_delimiter = ',')]
    targets: Vec<String>,
    /// Before each transaction it makes one of orders with negative numbers, and rolls it back.
    #[arg(long)]
    rolls_back: bool,
    /// Milliseconds between transactions.
    #[arg(long, default_value_t = 0)]
    pause_ms: u64,
    /// The most attempts at one time.
    #[arg(long, default_value_t = 64)]
    in_flight: usize,
    /// Whom it may reach.
    #[arg(long, value_enum, default_value_t = Reach::Loopback)]
    reach: Reach,
}

/// Whom a worker may reach, over plain HTTP.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Reach {
    /// The machine itself, at any port, too.
    Loopback,
    /// Only what is public.
    Public,
}

/// Runs until SIGTERM; `RUST_LOG` says what it logs, which is nothing.
pub(crate) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let filter = EnvFilter::builder().with_default_directive(LevelFilter::OFF.into()).from_env_lossy();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    if arguments.database.starts_with("sqlite:") {
        run_on(database::sqlite(&arguments.database).await?, arguments).await
    } else {
        run_on(database::postgres(&arguments.database).await?, arguments).await
    }
}

async fn run_on<DB: Orders>(pool: Pool<DB>, arguments: Arguments) -> Result<(), Failure> {
    end_with_input();
    let mut terminate = signal(SignalKind::terminate())?;
    let limits = Limits { in_flight: arguments.in_flight, ..Limits::default() };
    let outbox = Outbox::open_with(pool.clone(), limits, Clock::Shared).await?;
    let dispatching = if arguments.dispatches { Some(dispatch(&outbox, &arguments).await?) } else { None };
    say("ready");
    tokio::select! {
        kept = keep_orders(&pool, &outbox, &arguments) => kept?,
        _ = terminate.recv() => {}
    }
    if let Some(dispatching) = dispatching {
        dispatching.stop(STOP).await;
    }
    Ok(())
}

async fn dispatch<DB: Orders>(outbox: &Outbox<DB>, arguments: &Arguments) -> Result<Dispatching, Failure> {
    let policy = match arguments.reach {
        Reach::Loopback => AddressPolicy::loopback(),
        Reach::Public => AddressPolicy::default().allow_http(),
    };
    let client = Client::builder().policy(policy).user_agent(&arguments.name).build()?;
    Ok(outbox.dispatch(client, ()).await?)
}

/// Keeps orders until there are enough; then does nothing for ever.
async fn keep_orders<DB: Orders>(
    pool: &Pool<DB>,
    outbox: &Outbox<DB>,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let mut last = if arguments.orders > 0 { DB::last(pool).await? } else { 0 };
    while last < arguments.orders {
        let first = last + 1;
        let next = (last + arguments.batch).min(arguments.orders);
        if keep(pool, outbox, arguments, first..=next).await.is_ok() {
            last = next;
            say(&format!("committed {next}"));
            tokio::time::sleep(Duration::from_millis(arguments.pause_ms)).await;
        } else {
            say(&format!("refused {first}"));
            tokio::time::sleep(PAUSE).await;
            // A commit whose answer was lost may have been one all the same.
            last = DB::last(pool).await.unwrap_or(last);
        }
    }
    std::future::pending().await
}

async fn keep<DB: Orders>(
    pool: &Pool<DB>,
    outbox: &Outbox<DB>,
    arguments: &Arguments,
    numbers: std::ops::RangeInclusive<i64>,
) -> Result<(), Failure> {
    if arguments.rolls_back {
        let mut transaction = DB::begin_writing(pool).await?;
        for number in numbers.clone() {
            keep_one(&mut transaction, outbox, &arguments.targets, -number).await?;
        }
        transaction.rollback().await?;
    }
    let mut transaction = DB::begin_writing(pool).await?;
    for number in numbers {
        keep_one(&mut transaction, outbox, &arguments.targets, number).await?;
    }
    Ok(transaction.commit().await?)
}

async fn keep_one<DB: Orders>(
    transaction: &mut sqlx::Transaction<'_, DB>,
    outbox: &Outbox<DB>,
    targets: &[String],
    number: i64,
) -> Result<(), Failure> {
    let turn = usize::try_from(number.unsigned_abs())? % targets.len();
    orders::keep(transaction, outbox, &targets[turn], number).await
}

/// Ends this process when standard input ends: whoever watched it is gone.
fn end_with_input() {
    std::thread::spawn(|| {
        std::io::copy(&mut std::io::stdin(), &mut std::io::sink()).ok();
        std::process::exit(1);
    });
}

/// A line on standard output, at once.
fn say(line: &str) {
    println!("{line}");
}
