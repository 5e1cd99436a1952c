//! Configuration by flags and environment variables; a flag wins.

use std::net::SocketAddr;
use std::time::Duration;

use clap::{Parser, ValueEnum};

/// Sells tickets over HTTP.
#[derive(Debug, Clone, Parser)]
#[command(version, about)]
pub struct Config {
    /// Address and port to listen on; port 0 picks a free one.
    ///
    /// While this is a loopback address, callbacks and webhooks may go to loopback addresses.
    #[arg(long, env = "TICKETING_LISTEN", default_value = "127.0.0.1:8001")]
    pub listen: SocketAddr,

    /// The SQLite database: a file, which is created where it is missing, or `sqlite::memory:`.
    #[arg(long, env = "TICKETING_DATABASE", default_value = "sqlite:ticketing.db")]
    pub database: String,

    /// How long an order holds its seats before it is paid, in seconds.
    #[arg(long, env = "TICKETING_HOLD_S", default_value_t = 15 * 60)]
    pub hold_s: u32,

    /// How long sales are watched in one request, in seconds; a service that shuts down waits for no longer than that.
    #[arg(long, env = "TICKETING_WATCH_S", default_value_t = 30)]
    pub watch_s: u32,

    /// What to log, as a filter such as `info` or `ticketing=debug,sqlx=warn`.
    #[arg(long, env = "TICKETING_LOG", default_value = "info")]
    pub log: String,

    /// How a log line looks.
    #[arg(long, env = "TICKETING_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
}

/// How a log line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl Config {
    /// How long an order holds its seats.
    pub fn hold(&self) -> Duration {
        Duration::from_secs(self.hold_s.into())
    }

    /// How long sales are watched in one request.
    pub fn watch(&self) -> Duration {
        Duration::from_secs(self.watch_s.into())
    }
}
