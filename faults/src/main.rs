//! What deliveries survive: each fault as it happens, on real processes, and the figure that it is held to.
//!
//! `cargo xtask faults` builds everything and runs this. A row of the table is a module of `rows`; what it disturbs is a
//! worker, this program in a process of its own, or the invoices service.

mod database;
mod dns;
mod failure;
mod invoices;
mod orders;
mod process;
mod receiver;
mod rows;
mod scale;
mod seen;
mod table;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::scale::Scale;

/// Each fault as it happens, and the figure that it is held to.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// The same with smaller numbers, several faults at a time.
    #[arg(long)]
    short: bool,
    /// Only these rows, by name.
    #[arg(value_parser = rows::names())]
    rows: Vec<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Owns an outbox, and is disturbed.
    #[command(hide = true)]
    Worker(worker::Arguments),
    /// The row of this name, in a network of its own.
    #[command(hide = true)]
    InNetworkOfItsOwn {
        /// For what it writes.
        folder: PathBuf,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Some(Command::Worker(worker)) => worker::run(worker).await.map(|()| true),
        Some(Command::InNetworkOfItsOwn { folder }) => {
            rows::forbidden::run_inside(&folder).await.map(|()| true)
        }
        None => rows::run(scale(arguments.short), &arguments.rows).await,
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn scale(is_short: bool) -> Scale {
    if is_short { Scale::short() } else { Scale::long() }
}
