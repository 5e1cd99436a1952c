//! What operators do, from a shell: on the database itself, beside services that run.
//!
//! Prints for people, or with `--json` what the API would answer.

mod arguments;
mod change;
mod database;
mod error;
mod look;
mod report;
mod text;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::{Database, Limits, Outbox};
use arguments::{Arguments, Deed};
use database::Opened;
use error::CommandError;
use report::Report;

/// Runs the command with the arguments of this process, and says whether everything that was asked for was done.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let done = runtime.map_err(CommandError::Runtime).and_then(|runtime| runtime.block_on(run(&arguments)));
    match done.and_then(|report| print(&report, arguments.json)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", text::plain(&chain(&error)));
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<Report, CommandError> {
    let limits = match &arguments.deed {
        Deed::Prune(ages) => ages.limits(),
        Deed::Look(_) | Deed::Change(_) => Limits::default(),
    };
    match database::open(&arguments.database, limits).await? {
        Opened::Sqlite(outbox) => act(&outbox, &arguments.deed).await,
        Opened::Postgres(outbox) => act(&outbox, &arguments.deed).await,
    }
}

async fn act<DB: Database>(outbox: &Outbox<DB>, deed: &Deed) -> Result<Report, CommandError> {
    match deed {
        Deed::Look(look) => look::act(outbox, look).await,
        Deed::Change(change) => change::act(outbox, change).await,
        Deed::Prune(_) => change::prune(outbox).await,
    }
}

/// What was done is printed even if something else could not be.
fn print(report: &Report, as_json: bool) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    let printed = if as_json { writeln!(out, "{:#}", report.json) } else { write!(out, "{}", report.text) };
    match printed.and_then(|()| out.flush()) {
        // Whoever reads only the beginning has what they want.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(CommandError::Print(error)),
        Ok(()) | Err(_) => {}
    }
    if report.failures.is_empty() { Ok(()) } else { Err(CommandError::Undone(report.failures.join("; "))) }
}

/// The error and its causes in one line.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
