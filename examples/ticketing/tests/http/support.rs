//! A running service and a running receiver, each on a free port of loopback.

use std::time::Duration;

use axum::Router;
use clap::Parser;
use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder};
use ringback::Failure;
use ringback::receiver::Verification;
use serde_json::{Value, json};
use ticketing::api::exports::{Export, UnwantedExport};
use ticketing::api::orders::{Acknowledgement, OrderEvent};
use ticketing::api::webhook_endpoints::EventNotice;
use ticketing::config::Config;
use ticketing::generated::receiver::{self, ExportsReceiver, OrdersReceiver, WebhookEndpointsReceiver};
use ticketing::server;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// Long enough for a machine under load; a test that passes never waits for it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The event of the seed, and its only type of ticket, of which there are 500.
pub(crate) const EVENT: &str = "01900000-0000-7000-8000-000000000003";
pub(crate) const STALLS: &str = "01900000-0000-7000-8000-000000000004";
pub(crate) const VENUE: &str = "01900000-0000-7000-8000-000000000002";
/// The user name of the seed's gate.
pub(crate) const GATE: &str = "01900000-0000-7000-8000-000000000013";
/// The user name of the seed's client of OAuth.
pub(crate) const CLIENT: &str = "01900000-0000-7000-8000-000000000014";
/// An id of nothing.
pub(crate) const NOTHING: &str = "01900000-0000-7000-8000-00000000ffff";

/// The service, in this process, over real HTTP.
pub(crate) struct Service {
    base: String,
    http: reqwest::Client,
}

/// A status, and the JSON that came with it; `null` where none came.
pub(crate) type Answer = (u16, Value);

impl Service {
    /// With the seed in a database in memory.
    pub(crate) async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With further flags.
    pub(crate) async fn with(flags: &[&str]) -> Self {
        let given = ["ticketing", "--listen", "127.0.0.1:0", "--database", "sqlite::memory:"];
        let config = Config::parse_from(given.iter().chain(flags));
        let running = server::start(config, std::future::pending()).await.expect("the service starts");
        let http = reqwest::Client::builder().no_proxy().redirect(Policy::none()).build().expect("a client");
        Self { base: format!("http://{}", running.address), http }
    }

    /// A request without credentials.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base))
    }

    /// `GET` without credentials.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        answer(self.request(Method::GET, path)).await
    }

    /// `POST` without credentials.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        answer(self.request(Method::POST, path).json(body)).await
    }

    /// `POST` of the URL-encoded fields of a form.
    pub(crate) fn form(&self, path: &str, fields: &str) -> RequestBuilder {
        let request = self.request(Method::POST, path);
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(fields.to_owned())
    }

    /// A request of the seed's organiser; `null` is no body.
    pub(crate) async fn organiser(&self, method: Method, path: &str, body: Value) -> Answer {
        let request = self.request(method, path).bearer_auth("demo-token");
        answer(if body.is_null() { request } else { request.json(&body) }).await
    }

    /// Places an order for so many of the seed's tickets; its id.
    pub(crate) async fn order(&self, query: &str, quantity: u32) -> String {
        let (status, order) = self.post(&format!("/orders{query}"), &new_order(quantity)).await;
        assert_eq!(status, 201, "{order}");
        id(&order)
    }

    /// Buys so many of the seed's tickets; the payment's id, and the tickets.
    pub(crate) async fn tickets(&self, quantity: u32) -> (String, Vec<Value>) {
        let order = self.order("", quantity).await;
        let card = json!({"card_token": "tok_visa"});
        let (_, payment) = self.post(&format!("/orders/{order}/payments"), &card).await;
        let (_, tickets) = self.get(&format!("/orders/{order}/tickets")).await;
        (id(&payment), tickets.as_array().expect("tickets").clone())
    }

    /// How many of the seed's tickets are left.
    pub(crate) async fn available(&self) -> u64 {
        let (_, types) = self.get(&format!("/events/{EVENT}/ticket-types")).await;
        types[0]["available"].as_u64().expect("a number")
    }
}

/// An order for so many of the seed's tickets.
pub(crate) fn new_order(quantity: u32) -> Value {
    let lines = json!([{"ticket_type_id": STALLS, "quantity": quantity}]);
    json!({"event_id": EVENT, "email": "ann@example.com", "lines": lines})
}

/// The id of whatever was answered.
pub(crate) fn id(thing: &Value) -> String {
    thing["id"].as_str().expect("an id").to_owned()
}

/// The titles, ids or whatever else of the items of a page.
pub(crate) fn members<'a>(page: &'a Value, member: &str) -> Vec<&'a str> {
    let items = page["items"].as_array().expect("items");
    items.iter().map(|item| item[member].as_str().expect("a string")).collect()
}

/// Which members of the body a 422 names, in alphabetical order.
pub(crate) fn pointers(problem: &Value) -> Vec<&str> {
    let errors = problem["errors"].as_array().expect("errors");
    let mut pointers: Vec<_> = errors.iter().filter_map(|error| error["pointer"].as_str()).collect();
    pointers.sort_unstable();
    pointers
}

/// Sends the request.
pub(crate) async fn answer(request: RequestBuilder) -> Answer {
    let answer = request.send().await.expect("an answer");
    let status = answer.status().as_u16();
    let text = answer.text().await.expect("a body");
    let body = if text.is_empty() { Value::Null } else { serde_json::from_str(&text).expect("JSON") };
    assert_eq!(status >= 400, body["status"] == status, "{body}");
    (status, body)
}

/// Whoever is called back: the buyer's shop, and the organiser's office.
pub(crate) struct Shop {
    pub(crate) base: String,
    events: mpsc::UnboundedReceiver<(&'static str, OrderEvent)>,
    exports: mpsc::UnboundedReceiver<String>,
}

struct Recorder {
    events: mpsc::UnboundedSender<(&'static str, OrderEvent)>,
    exports: mpsc::UnboundedSender<String>,
    /// An export with fewer attendees is not wanted.
    fewest: u64,
}

impl OrdersReceiver for Recorder {
    async fn order_paid(&self, event: OrderEvent) -> Result<Acknowledgement, Failure> {
        self.events.send(("paid", event))?;
        Ok(Acknowledgement { ok: true })
    }

    async fn order_expired(&self, event: OrderEvent) -> Result<Acknowledgement, Failure> {
        self.events.send(("expired", event))?;
        Ok(Acknowledgement { ok: true })
    }
}

impl ExportsReceiver for Recorder {
    async fn export_ready(
        &self,
        id: String,
        size: u64,
        attendees: u64,
        export: Export,
    ) -> Result<(), Failure<UnwantedExport>> {
        self.exports.send(format!("{attendees} in {size} octets of {id}: {:?}", export.state))?;
        if attendees < self.fewest { Err(UnwantedExport::NotWanted.into()) } else { Ok(()) }
    }

    async fn export_dropped(&self, id: String) -> Result<(), Failure> {
        Ok(self.exports.send(format!("nobody in {id}"))?)
    }
}

impl Shop {
    /// Serves the generated receiver.
    pub(crate) async fn start() -> Self {
        Self::wanting(0).await
    }

    /// The same, but exports with fewer attendees are not wanted.
    pub(crate) async fn wanting(fewest: u64) -> Self {
        let (sender, events) = mpsc::unbounded_channel();
        let (export_sender, exports) = mpsc::unbounded_channel();
        let recorder = Recorder { events: sender, exports: export_sender, fewest };
        let router = receiver::router(recorder, &Verification::none());
        Self { base: serve(router).await, events, exports }
    }

    /// What is told of the next export.
    pub(crate) async fn next_export(&mut self) -> String {
        let export = tokio::time::timeout(PATIENCE, self.exports.recv()).await;
        export.expect("a call in time").expect("the receiver runs")
    }

    /// The query that asks for callbacks here.
    pub(crate) fn query(&self) -> String {
        format!("?callback_url={}", self.base)
    }

    /// The next event.
    pub(crate) async fn next(&mut self) -> (&'static str, OrderEvent) {
        let event = tokio::time::timeout(PATIENCE, self.events.recv()).await;
        event.expect("an event in time").expect("the receiver runs")
    }
}

/// Serves a router on a free port; its address.
pub(crate) async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

/// An organiser's own software, which receives webhooks.
pub(crate) struct Organiser {
    pub(crate) orders: String,
    pub(crate) events: String,
    pub(crate) tests: String,
    notices: mpsc::UnboundedReceiver<Notice>,
}

/// What a webhook tells.
pub(crate) enum Notice {
    Order(OrderEvent),
    Event(EventNotice),
    Test,
}

#[derive(Clone)]
struct Listener(mpsc::UnboundedSender<Notice>);

impl WebhookEndpointsReceiver for Listener {
    async fn order_changed(&self, event: OrderEvent) -> Result<(), Failure> {
        Ok(self.0.send(Notice::Order(event))?)
    }

    async fn event_changed(&self, notice: EventNotice) -> Result<(), Failure> {
        Ok(self.0.send(Notice::Event(notice))?)
    }

    async fn endpoint_tested(&self) -> Result<(), Failure> {
        Ok(self.0.send(Notice::Test)?)
    }
}

impl Organiser {
    /// Serves the generated receivers, each at an address of its own.
    pub(crate) async fn start() -> Self {
        let (sender, notices) = mpsc::unbounded_channel();
        let (listener, verification) = (Listener(sender), Verification::none());
        Self {
            orders: serve(receiver::order_changed_router(listener.clone(), &verification)).await,
            events: serve(receiver::event_changed_router(listener.clone(), &verification)).await,
            tests: serve(receiver::endpoint_tested_router(listener, &verification)).await,
            notices,
        }
    }

    /// The next notice.
    pub(crate) async fn next(&mut self) -> Notice {
        let notice = tokio::time::timeout(PATIENCE, self.notices.recv()).await;
        notice.expect("a notice in time").expect("the receiver runs")
    }
}
