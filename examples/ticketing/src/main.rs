//! Starts the ticketing service with the configuration of flags and environment.

use std::process::ExitCode;

use clap::Parser;
use ticketing::config::Config;
use ticketing::server;

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    server::log(&config);
    match server::run(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(error = &*error, "the service ended");
            ExitCode::FAILURE
        }
    }
}
