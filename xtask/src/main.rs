//! The project's own commands. `cargo xtask test` is the test command of the README.
//!
//! Nothing here changes a committed file, and nothing that it starts outlives it.

mod bench;
mod failure;
mod install;
mod process;
mod service;
mod steps;
mod workspace;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{failure::Failure, workspace::Workspace};

/// The project's own commands.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// Each step of the test command can be run alone.
#[derive(Debug, Subcommand)]
enum Command {
    /// Run every step below, the quick ones first; stop at the first that fails.
    Test,
    /// Is everything formatted?
    Fmt,
    /// Are the dependencies used, from the registry, and under licences that `deny.toml` allows?
    Dependencies,
    /// Is clippy content with everything, and with each feature of `ringback` alone?
    Lint,
    /// Is rustdoc content?
    Docs,
    /// Is `generated/` what `api/` says, and does a build leave the tree as it was?
    Check,
    /// `cargo test --workspace`: unit, golden, build-script, end-to-end and documentation tests.
    Unit,
    /// Only the tests of the service over HTTP; `unit` runs them, too.
    E2e,
    /// Outside validators over the OpenAPI documents (installs Node and Python packages).
    Validate {
        /// Documents to validate instead of the project's own.
        documents: Vec<PathBuf>,
    },
    /// Each fault that deliveries must survive, on real processes, and the figure it is held to.
    Faults {
        /// With smaller numbers, as in `test`.
        #[arg(long)]
        short: bool,
        /// Only these rows, by name.
        rows: Vec<String>,
    },
    /// Generated clients in TypeScript and Python, compiled and used on the running ticketing service.
    Clients,
    /// The services' pages in headless Chromium (installs Chromium, Node and Python packages).
    Browser,
    /// The schemas that we emit beside those of schemars: equal, improved by a rule, refused, or different.
    Schemas,
    /// Schemathesis with all checks against each running service; not part of `test`.
    Schemathesis {
        /// Only against this service.
        #[arg(value_parser = service::SERVICES)]
        service: Option<String>,
        /// How long to look for a fault.
        #[arg(long, default_value_t = 300)]
        seconds: u32,
    },
    /// Benchmarks of Ringback and its peers as ratios to hand-written Axum, in `benches/`; not part of `test`.
    #[command(disable_help_flag = true)]
    Bench {
        /// What and how; `--help` tells.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, default_value = "build")]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    match process::end_all_on_interrupt().and_then(|()| run(&Arguments::parse().command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<(), Failure> {
    let workspace = Workspace::load()?;
    match command {
        Command::Test => steps::all(&workspace),
        Command::Fmt => steps::format::run(&workspace),
        Command::Dependencies => steps::dependencies::run(&workspace),
        Command::Lint => steps::lint::run(&workspace),
        Command::Docs => steps::docs::run(&workspace),
        Command::Check => steps::check::run(&workspace),
        Command::Unit => steps::tests::all(&workspace),
        Command::E2e => steps::tests::end_to_end(&workspace),
        Command::Validate { documents } if documents.is_empty() => steps::validate::run(&workspace),
        Command::Validate { documents } => steps::validate::these(&workspace, documents),
        Command::Faults { short: true, rows } => steps::faults::short(&workspace, rows),
        Command::Faults { short: false, rows } => steps::faults::long(&workspace, rows),
        Command::Clients => steps::clients::run(&workspace),
        Command::Browser => steps::browser::run(&workspace),
        Command::Schemas => steps::schemas::run(&workspace),
        Command::Schemathesis { service, seconds } => {
            steps::schemathesis::run(&workspace, service.as_deref(), *seconds)
        }
        Command::Bench { arguments } => bench::run(&workspace, arguments),
    }
}
