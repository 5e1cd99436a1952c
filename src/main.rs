//! Starts the invoices service with the configuration of flags and environment.

use std::process::ExitCode;

use clap::Parser;
use invoices::config::Config;
use invoices::{logs, server};

fn main() -> ExitCode {
    let config = Config::parse();
    logs::init(&config);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!(%error, "no threads could be started");
            return ExitCode::FAILURE;
        }
    };
    let result = runtime.block_on(server::run(config));
    // Nobody waits for a name that is still being looked up.
    runtime.shutdown_background();
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "the service ended");
            ExitCode::FAILURE
        }
    }
}
