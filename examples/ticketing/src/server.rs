//! Starting the service, and ending it.

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use ringback::callback::{AddressPolicy, Client};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};
use crate::service::Ticketing;
use crate::{app, database, orders, seed};

/// How often orders are looked for that were not paid in time.
const SWEEP_INTERVAL: Duration = Duration::from_secs(1);

/// Whatever ended the service, for the log.
pub type ServerError = Box<dyn Error + Send + Sync>;

/// A service that listens.
#[derive(Debug)]
pub struct Running {
    /// Where it listens; the port that was picked where 0 was asked for.
    pub address: SocketAddr,
    serving: JoinHandle<io::Result<()>>,
}

/// Starts logging for the whole process, to standard error.
///
/// # Panics
///
/// When called twice.
pub fn log(config: &Config) {
    let builder = tracing_subscriber::fmt().with_writer(io::stderr);
    let builder = builder.with_env_filter(EnvFilter::new(&config.log));
    match config.log_format {
        LogFormat::Text => builder.init(),
        LogFormat::Json => builder.json().flatten_event(true).init(),
    }
}

/// Runs the service until Ctrl-C.
///
/// # Errors
///
/// When it cannot start or serve.
pub async fn run(config: Config) -> Result<(), ServerError> {
    let stop = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!(%error, "Ctrl-C will not be noticed");
            std::future::pending::<()>().await;
        }
    };
    start(config, stop).await?.ended().await
}

/// Starts the service; it ends once `stop` does.
///
/// # Errors
///
/// When it cannot start.
pub async fn start(
    config: Config,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<Running, ServerError> {
    let listener = TcpListener::bind(config.listen).await?;
    let address = listener.local_addr()?;
    let database = database::open(&config.database).await?;
    seed::plant(&database).await?;
    let policy =
        if address.ip().is_loopback() { AddressPolicy::loopback() } else { AddressPolicy::default() };
    let client = Client::builder().policy(policy.clone()).build()?;
    let service = Ticketing::new(database, client, &config);
    let sweeping = tokio::spawn(sweep(service.clone()));
    let router = app::router(service, policy);
    tracing::info!(address = %format_args!("http://{address}"), "listening");
    let serving = tokio::spawn(async move {
        let served = axum::serve(listener, router).with_graceful_shutdown(stop).await;
        sweeping.abort();
        served
    });
    Ok(Running { address, serving })
}

impl Running {
    /// Waits until the service has ended.
    ///
    /// # Errors
    ///
    /// When it ended because it could not go on.
    pub async fn ended(self) -> Result<(), ServerError> {
        Ok(self.serving.await??)
    }
}

/// Lets orders expire that were not paid in time.
async fn sweep(service: Ticketing) {
    loop {
        if let Err(error) = orders::expire(&service).await {
            tracing::error!(error = &error as &dyn Error, "orders did not expire");
        }
        tokio::time::sleep(SWEEP_INTERVAL).await;
    }
}
