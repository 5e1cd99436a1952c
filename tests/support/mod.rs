//! A running service and a running receiver, each on a free port of loopback.
//!
//! Shared by the tests; every test uses a part of it.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses the part it needs")]

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use clap::Parser;
use invoices::api::invoices::{InvoiceEvent, InvoiceEventReceived};
use invoices::collect::{CollectAtOnce, Collector};
use invoices::config::Config;
use invoices::generated::receiver::{self, InvoicesReceiver};
use invoices::server::{self, Running};
use ringback::Failure;
use ringback::receiver::Verification;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

/// Long enough for a machine under load; a test that passes never waits for it.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What the service and the receiver share.
pub const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// The service, in this process, over real HTTP.
pub struct Service {
    pub base: String,
    pub http: reqwest::Client,
    running: Running,
    stop: oneshot::Sender<()>,
}

impl Service {
    /// With an empty database in memory.
    pub async fn start() -> Self {
        Self::with(&["--database", "sqlite::memory:"], CollectAtOnce).await
    }

    /// With further flags.
    pub async fn with(flags: &[&str], collector: impl Collector) -> Self {
        let flags = ["invoices", "--listen", "127.0.0.1:0", "--callback-secret", SECRET].iter().chain(flags);
        let config = Config::parse_from(flags);
        let (stop, stopped) = oneshot::channel();
        let stopped = async move { drop(stopped.await) };
        let running = server::start(config, collector, stopped).await.expect("the service starts");
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client");
        Self { base: format!("http://{}", running.address), http, running, stop }
    }

    /// `POST /invoices/` with this query and this text as JSON.
    pub async fn post_invoice(&self, query: &str, body: &str) -> reqwest::Response {
        self.http
            .post(format!("{}/invoices/{query}", self.base))
            .header("content-type", "application/json")
            .body(body.to_owned())
            .send()
            .await
            .expect("an answer")
    }

    /// `GET` of a path.
    pub async fn get(&self, path: &str) -> reqwest::Response {
        self.http.get(format!("{}{path}", self.base)).send().await.expect("an answer")
    }

    /// Ends the service as SIGTERM does, and waits until it has ended.
    pub async fn stop(self) {
        self.stop.send(()).expect("the service runs");
        self.running.ended().await.expect("the service ends well");
    }
}

/// The external developer.
pub struct Receiver {
    pub address: SocketAddr,
    events: mpsc::UnboundedReceiver<(String, InvoiceEvent)>,
}

struct Recorder(mpsc::UnboundedSender<(String, InvoiceEvent)>);

impl InvoicesReceiver for Recorder {
    async fn invoice_notification(
        &self,
        id: String,
        event: InvoiceEvent,
    ) -> Result<InvoiceEventReceived, Failure> {
        self.0.send((id, event))?;
        Ok(InvoiceEventReceived { ok: true })
    }
}

impl Receiver {
    /// Serves the generated receiver under `/events`.
    pub async fn start() -> Self {
        Self::at(([127, 0, 0, 1], 0).into()).await
    }

    /// Serves the generated receiver under `/events`, at this address.
    pub async fn at(address: SocketAddr) -> Self {
        let (sender, events) = mpsc::unbounded_channel();
        let listener = TcpListener::bind(address).await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let verification = Verification::with_secrets([SECRET]).expect("a secret");
        let router = Router::new().nest("/events", receiver::invoices(Recorder(sender), &verification));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, events }
    }

    /// The query that asks for callbacks here.
    pub fn query(&self) -> String {
        format!("?callback_url=http://{}/events", self.address)
    }

    /// The next event.
    pub async fn next(&mut self) -> (String, InvoiceEvent) {
        let event = tokio::time::timeout(PATIENCE, self.events.recv()).await;
        event.expect("an event in time").expect("the receiver runs")
    }

    /// Waits for as long as two looks of the outbox take, and for nothing else.
    pub async fn expect_no_more(&mut self) {
        let event = tokio::time::timeout(Duration::from_millis(200), self.events.recv()).await;
        assert!(event.is_err(), "{event:?}");
    }
}
