//! Configuration by flags and environment variables; a flag wins.

use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

use clap::{Parser, ValueEnum};
use ipnet::IpNet;
use ringback::signing::Secret;

/// Serves invoices over HTTP and calls back once they are paid.
#[derive(Debug, Clone, Parser)]
#[command(version, about)]
pub struct Config {
    /// Address and port to listen on; port 0 picks a free one.
    ///
    /// While this is a loopback address, callbacks may go to loopback addresses, over http and to any port.
    #[arg(long, env = "INVOICES_LISTEN", default_value = "127.0.0.1:8000")]
    pub listen: SocketAddr,

    /// The SQLite database: a file, which is created where it is missing, or `sqlite::memory:`.
    #[arg(long, env = "INVOICES_DATABASE", default_value = "sqlite:invoices.db")]
    pub database: String,

    /// A network that callbacks may go to although it is not public, such as `10.1.0.0/16`; repeatable.
    #[arg(long, env = "INVOICES_CALLBACK_ALLOW_NETS", value_delimiter = ',')]
    pub callback_allow_nets: Vec<IpNet>,

    /// The secret that callbacks are signed with, beside those of earlier starts: `whsec_` and 24 to 64 bytes in base64.
    /// Without it, one was made with the database.
    #[arg(long, env = "INVOICES_CALLBACK_SECRET", hide_env_values = true, value_parser = Secret::from_text)]
    pub callback_secret: Option<Secret>,

    /// The token that lets operators in at `/admin`, of at least 32 characters; without it there is no `/admin`.
    ///
    /// Give it by the environment: others on this machine see a program's flags.
    #[arg(long, env = "INVOICES_ADMIN_TOKEN", hide_env_values = true)]
    pub admin_token: Option<SecretText>,

    /// The largest request body, in bytes; a larger one is answered 413.
    #[arg(long, env = "INVOICES_MAX_BODY_BYTES", default_value_t = 2 * 1024 * 1024)]
    pub max_body_bytes: usize,

    /// How long the service may take to end after SIGTERM or Ctrl-C, in seconds: requests, collections and deliveries
    /// under way have all but the last second of it.
    #[arg(long, env = "INVOICES_SHUTDOWN_TIMEOUT_S", default_value_t = 20)]
    pub shutdown_timeout_s: u64,

    /// What to log, as a filter such as `info` or `invoices=debug,sqlx=warn`.
    #[arg(long, env = "INVOICES_LOG", default_value = "info")]
    pub log: String,

    /// How a log line looks.
    #[arg(long, env = "INVOICES_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
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

/// A text that its `Debug` does not show.
#[derive(Clone)]
pub struct SecretText(String);

impl Config {
    /// How long a shutdown may take.
    pub fn shutdown_timeout(&self) -> Duration {
        Duration::from_secs(self.shutdown_timeout_s)
    }
}

impl SecretText {
    /// The text.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for SecretText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(…)")
    }
}
