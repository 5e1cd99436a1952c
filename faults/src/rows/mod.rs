//! The rows of the table, a module each.

mod answers;
mod busy;
mod clock;
mod commit;
mod crash;
mod dead_endpoint;
mod disk_full;
pub(crate) mod forbidden;
mod restart;
mod rotation;
mod sharing;
mod stop;

use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::{StreamExt, stream};
use postgres_server::Server;
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::failure::Failure;
use crate::scale::Scale;
use crate::table::{self, Finding};

/// Long enough for a machine under load; what goes well never waits for it.
const PATIENCE: Duration = Duration::from_mins(10);

/// What a row is given.
pub(crate) struct Ctx {
    pub(crate) scale: Scale,
    folder: TempDir,
    server: Arc<OnceCell<Server>>,
}

type Found = Result<Vec<Finding>, Failure>;
type Running = Pin<Box<dyn Future<Output = Found>>>;

/// A fault, by the name that it is asked for with.
struct Row {
    name: &'static str,
    fault: &'static str,
    run: fn(Arc<Ctx>) -> Running,
}

const ROWS: [Row; 12] = [
    Row {
        name: "crash",
        fault: "`kill -9` again and again, a third of the endpoints failing",
        run: |ctx| Box::pin(async move { crash::run(&ctx).await }),
    },
    Row {
        name: "commit",
        fault: "`kill -9` between commit and first attempt; rollback",
        run: |ctx| Box::pin(async move { commit::run(&ctx).await }),
    },
    Row {
        name: "sharing",
        fault: "two workers on PostgreSQL, one killed",
        run: |ctx| Box::pin(async move { sharing::run(&ctx).await }),
    },
    Row {
        name: "dead-endpoint",
        fault: "dead endpoints with a backlog",
        run: |ctx| Box::pin(async move { dead_endpoint::run(&ctx).await }),
    },
    Row {
        name: "answers",
        fault: "slow head, slow body, 200 MB body, 5 MB headers",
        run: |ctx| Box::pin(async move { answers::run(&ctx).await }),
    },
    Row {
        name: "forbidden",
        fault: "addresses inside, by literal, name, spelling, redirect, rebinding, proxy",
        run: |ctx| Box::pin(async move { forbidden::run(&ctx).await }),
    },
    Row {
        name: "clock",
        fault: "the clock jumps: +60 s, then −1 h",
        run: |ctx| Box::pin(async move { clock::run(&ctx).await }),
    },
    Row {
        name: "busy",
        fault: "the database is busy for 10 s",
        run: |ctx| Box::pin(async move { busy::run(&ctx).await }),
    },
    Row {
        name: "restart",
        fault: "PostgreSQL crashes and comes back",
        run: |ctx| Box::pin(async move { restart::run(&ctx).await }),
    },
    Row {
        name: "disk-full",
        fault: "the disk is full",
        run: |ctx| Box::pin(async move { disk_full::run(&ctx).await }),
    },
    Row {
        name: "rotation",
        fault: "keys rotate under load",
        run: |ctx| Box::pin(async move { rotation::run(&ctx).await }),
    },
    Row {
        name: "stop",
        fault: "SIGTERM under load",
        run: |ctx| Box::pin(async move { stop::run(&ctx).await }),
    },
];

/// What rows can be asked for.
pub(crate) fn names() -> [&'static str; ROWS.len()] {
    ROWS.map(|row| row.name)
}

/// Runs the rows of these names, all if there are none, and prints the table; whether every gate holds.
pub(crate) async fn run(scale: Scale, names: &[String]) -> Result<bool, Failure> {
    let chosen: Vec<Row> = ROWS
        .into_iter()
        .filter(|row| names.is_empty() || names.iter().any(|name| name == row.name))
        .collect();
    let server = Arc::new(OnceCell::new());
    let results: Vec<(Row, Found)> = stream::iter(chosen)
        .map(|row| run_row(row, scale, Arc::clone(&server)))
        .buffered(scale.at_a_time)
        .collect()
        .await;
    let (mut passed, mut failed) = (0, 0);
    println!("\n{}", table::HEAD);
    for (row, found) in results {
        let findings =
            found.unwrap_or_else(|failure| vec![Finding::new("can be measured", false, failure.to_string())]);
        for finding in findings {
            println!("{}", table::line(row.fault, &finding));
            if finding.holds { passed += 1 } else { failed += 1 }
        }
    }
    println!("\ngates: {passed} passed, {failed} failed");
    Ok(failed == 0)
}

async fn run_row(row: Row, scale: Scale, server: Arc<OnceCell<Server>>) -> (Row, Found) {
    let start = Instant::now();
    let found =
        async { (row.run)(Arc::new(Ctx { scale, folder: tempfile::tempdir()?, server })).await }.await;
    eprintln!("{}: {:.1} s", row.name, start.elapsed().as_secs_f64());
    (row, found)
}

impl Ctx {
    /// PostgreSQL, for all rows that do not disturb it.
    pub(crate) async fn server(&self) -> Result<&Server, Failure> {
        let start = async || tokio::task::spawn_blocking(Server::start_durable).await;
        Ok(self.server.get_or_try_init(start).await?)
    }

    /// A folder for the row alone.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }
}
