//! Starts the invoices service with the configuration of flags and environment.

use std::process::ExitCode;

use clap::Parser;
use invoices::config::Config;
use invoices::{logs, server};

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    logs::init(&config);
    match server::run(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "the service ended");
            ExitCode::FAILURE
        }
    }
}
