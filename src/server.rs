//! Starting the service, and ending it without cutting anyone off.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use ringback::callback::{AddressPolicy, Client, ClientError};
use ringback_outbox::admin::{AdminToken, AdminTokenError};
use ringback_outbox::{Dispatching, OutboxError};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::answers::LoggedAnswers;
use crate::app::{self, Parts};
use crate::collect::{CollectAtOnce, Collections, Collector};
use crate::config::Config;
use crate::generated::outbox::ReadAnswers;
use crate::service::InvoicesService;
use crate::store::{Store, StoreError};

/// Of the time for an end, what is kept for closing the database.
const CLOSING: Duration = Duration::from_secs(1);

/// Why the service could not start or go on.
#[derive(Debug, Error)]
pub enum ServerError {
    /// The address is taken or not ours.
    #[error("failed to listen on {address}")]
    Listen {
        /// The address of `--listen`.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Another process sends the callbacks of this database, or they cannot be sent at all.
    #[error("failed to begin to send callbacks")]
    Outbox(#[from] OutboxError),
    /// The client that sends callbacks.
    #[error("failed to make the callback client")]
    Client(#[from] ClientError),
    /// The token for operators.
    #[error("the operators' token is not one")]
    AdminToken(#[from] AdminTokenError),
    /// Accepting connections failed.
    #[error("failed to serve")]
    Serve(#[source] io::Error),
}

/// A service that listens.
#[derive(Debug)]
pub struct Running {
    /// Where it listens; the port that was picked where 0 was asked for.
    pub address: SocketAddr,
    serving: JoinHandle<Result<(), ServerError>>,
}

/// Runs the service until SIGTERM or Ctrl-C.
///
/// # Errors
///
/// When it cannot start or serve.
pub async fn run(config: Config) -> Result<(), ServerError> {
    let running = start(config, CollectAtOnce, stop_signal()).await?;
    running.ended().await
}

/// Starts the service; it ends once `stop` does.
///
/// # Errors
///
/// When it cannot start.
pub async fn start<C: Collector>(
    config: Config,
    collector: C,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<Running, ServerError> {
    let admin_token = config.admin_token.as_ref().map(|text| AdminToken::new(text.expose())).transpose()?;
    let at = |source| ServerError::Listen { address: config.listen, source };
    let listener = TcpListener::bind(config.listen).await.map_err(at)?;
    let address = listener.local_addr().map_err(at)?;
    let store = Store::open(&config.database).await?;
    if let Some(key) = &config.callback_secret {
        store.sign_with(key).await?;
    }
    let callback_policy = callback_policy(&config);
    let client = Client::builder().policy(callback_policy.clone()).build()?;
    let delivering = store.outbox().dispatch(client, ReadAnswers(LoggedAnswers)).await?;
    let (collections, task) = Collections::new(collector, store.clone());
    let collecting = tokio::spawn(task.run());
    let parts = Parts {
        service: InvoicesService::new(store.clone(), collections),
        store: store.clone(),
        admin_token,
        callback_policy,
        max_body_bytes: config.max_body_bytes,
    };
    let router = app::router(parts);
    tracing::info!(address = %format_args!("http://{address}"), "listening");
    let parts = Serving { listener, router, collecting, delivering, store };
    Ok(Running { address, serving: tokio::spawn(parts.run(stop, config.shutdown_timeout())) })
}

impl Running {
    /// Waits until the service has ended.
    ///
    /// # Errors
    ///
    /// When it ended because it could not go on.
    pub async fn ended(self) -> Result<(), ServerError> {
        self.serving.await.map_err(|error| ServerError::Serve(error.into()))?
    }
}

/// All that has to end in time.
struct Serving {
    listener: TcpListener,
    router: Router,
    collecting: JoinHandle<Result<(), StoreError>>,
    delivering: Dispatching,
    store: Store,
}

impl Serving {
    /// Serves until `stop`, then lets everything under way end, all at once and for at most `timeout`.
    async fn run(self, stop: impl Future<Output = ()>, timeout: Duration) -> Result<(), ServerError> {
        let (stopping, stopped) = watch::channel(false);
        let within = timeout.saturating_sub(CLOSING);
        let stop = async {
            tokio::select! {
                () = stop => tracing::info!("shutting down"),
                () = until(stopped.clone()) => {}
            }
            stopping.send_replace(true);
        };
        let serve = async {
            let served = serve(self.listener, self.router, self.collecting, stopped.clone(), within).await;
            // Serving may have failed before anybody wanted it to end.
            stopping.send_replace(true);
            served
        };
        let deliver = async {
            until(stopped.clone()).await;
            self.delivering.stop(within).await;
        };
        let ((), served, ()) = tokio::join!(stop, serve, deliver);
        if tokio::time::timeout(CLOSING, self.store.close()).await.is_err() {
            tracing::warn!("the database was still used at the end");
        }
        served
    }
}

/// Serves until `stopped`, then lets requests and collections end, for so long at most.
async fn serve(
    listener: TcpListener,
    router: Router,
    collecting: JoinHandle<Result<(), StoreError>>,
    stopped: watch::Receiver<bool>,
    within: Duration,
) -> Result<(), ServerError> {
    let graceful = until(stopped.clone());
    let work = async move {
        // Ending the server drops the last sender of the collections, which lets their task end.
        axum::serve(listener, router).with_graceful_shutdown(graceful).await.map_err(ServerError::Serve)?;
        collecting.await.map_err(|error| ServerError::Serve(error.into()))??;
        Ok(())
    };
    let deadline = async move {
        until(stopped).await;
        tokio::time::sleep(within).await;
    };
    tokio::select! {
        done = work => done,
        () = deadline => {
            tracing::warn!("requests or collections under way were cut off");
            Ok(())
        }
    }
}

/// Waits until everything is to end; whoever could say so being gone says so too.
async fn until(mut stopped: watch::Receiver<bool>) {
    stopped.wait_for(|stopped| *stopped).await.ok();
}

/// Loopback receivers are for development: allowed only while nobody else can reach the service.
fn callback_policy(config: &Config) -> AddressPolicy {
    let policy =
        if config.listen.ip().is_loopback() { AddressPolicy::loopback() } else { AddressPolicy::default() };
    policy.allow_nets(config.callback_allow_nets.iter().copied())
}

/// Ends with SIGTERM or Ctrl-C.
async fn stop_signal() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => drop(terminate.recv().await),
            Err(error) => never("SIGTERM", &error).await,
        }
    };
    let interrupted = async {
        match tokio::signal::ctrl_c().await {
            Ok(()) => {}
            Err(error) => never("Ctrl-C", &error).await,
        }
    };
    tokio::select! {
        () = terminated => {}
        () = interrupted => {}
    }
}

/// A signal that cannot be listened for must not end the service.
async fn never(signal: &str, error: &io::Error) {
    tracing::warn!(%error, "{signal} will not be noticed");
    std::future::pending::<()>().await;
}
