//! Lets an exchange take place over real HTTP.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use crate::exchange::{Callback, Exchange, Message};
use crate::layout;

/// What a client or a server adds to every message, and which says nothing of the contract.
const USUAL: [&str; 12] = [
    "accept",
    "accept-encoding",
    "connection",
    "content-length",
    "date",
    "host",
    "transfer-encoding",
    "user-agent",
    "vary",
    "webhook-id",
    "webhook-signature",
    "webhook-timestamp",
];

/// The served guide, and a receiver that keeps what it gets.
pub(crate) struct Stage {
    service: String,
    receiver: String,
    received: mpsc::UnboundedReceiver<Callback>,
    client: reqwest::Client,
}

impl Stage {
    /// Serves both on free ports.
    pub(crate) async fn set() -> Self {
        let (inbox, kept) = mpsc::unbounded_channel();
        let receiver = guide::receiver().expect("a secret").layer(from_fn_with_state(inbox, keep));
        Self {
            service: serve(guide::router().expect("a client")).await,
            receiver: serve(receiver).await,
            received: kept,
            client: reqwest::Client::builder()
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .expect("a client"),
        }
    }

    /// Sends the request of an exchange, and tells what happened.
    ///
    /// The guide sends its callbacks before it answers, so nothing is to be waited for.
    pub(crate) async fn perform(&mut self, written: &Exchange) -> Exchange {
        let answer = self.answer(&written.request).await;
        let mut callbacks = Vec::new();
        while let Ok(Callback { request, answer }) = self.received.try_recv() {
            let written = written.callbacks.get(callbacks.len());
            callbacks.push(Callback {
                request: self.shown(&request, written.map(|callback| &callback.request)),
                answer: self.shown(&answer, written.map(|callback| &callback.answer)),
            });
        }
        Exchange {
            title: written.title.clone(),
            notes: written.notes.clone(),
            request: written.request.clone(),
            answer: Some(self.shown(&answer, written.answer.as_ref())),
            callbacks,
        }
    }

    async fn answer(&self, request: &Message) -> Message {
        let placed =
            |text: &str| text.replace("{{service}}", &self.service).replace("{{receiver}}", &self.receiver);
        let (method, path) = request.start.split_once(' ').expect("a method and a path");
        let method = method.parse::<reqwest::Method>().expect("a method");
        let mut builder = self.client.request(method, format!("{}{}", self.service, placed(path)));
        for (name, value) in &request.headers {
            builder = builder.header(name, placed(value));
        }
        if !request.body.is_empty() {
            builder = builder.body(lines(request, placed(&request.body)));
        }
        let answer = builder.send().await.expect("an answer");
        let start = status_line(answer.status());
        let headers = fields(answer.headers());
        let body = answer.bytes().await.expect("a body");
        Message { line: 0, start, headers, body: text(&body) }
    }

    /// A message with the header fields that are written, or with all that say something, and without addresses that
    /// are others the next time.
    fn shown(&self, message: &Message, written: Option<&Message>) -> Message {
        let stable =
            |text: &str| text.replace(&self.service, "{{service}}").replace(&self.receiver, "{{receiver}}");
        let is_shown = |name: &str| match written {
            Some(written) => written.header(name).is_some(),
            None => !USUAL.contains(&name),
        };
        let kept = message.headers.iter().filter(|(name, _)| is_shown(name));
        let headers = kept.map(|(name, value)| (name.clone(), stable(value))).collect();
        Message { line: 0, start: stable(&message.start), headers, body: stable(&pretty(message)) }
    }
}

async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

/// Keeps what comes to the receiver, and what it answers.
async fn keep(
    State(inbox): State<mpsc::UnboundedSender<Callback>>,
    request: Request,
    next: Next,
) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    let start = format!("CALLBACK {} {}", head.method, head.uri);
    let request = Message { line: 0, start, headers: fields(&head.headers), body: text(&body) };
    let answer = next.run(Request::from_parts(head, Body::from(body))).await;
    let (head, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    let headers = fields(&head.headers);
    let answer = Message { line: 0, start: status_line(head.status), headers, body: text(&body) };
    inbox.send(Callback { request, answer }).expect("the test goes on");
    Response::from_parts(head, Body::from(body))
}

fn status_line(status: StatusCode) -> String {
    format!("HTTP/1.1 {} {}", status.as_u16(), status.canonical_reason().unwrap_or_default())
}

fn fields(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}

/// A body as the file shows it: without the line ends behind it.
fn text(body: &[u8]) -> String {
    String::from_utf8_lossy(body).replace("\r\n", "\n").trim_end_matches('\n').to_owned()
}

/// A body as it is sent: parts of a form end their lines as mail does (RFC 2046 section 4.1.1).
fn lines(request: &Message, body: String) -> String {
    let is_multipart = request.header("content-type").is_some_and(|media| media.starts_with("multipart/"));
    if is_multipart { body.replace('\n', "\r\n") + "\r\n" } else { body }
}

/// The body of a message as a person would write it.
fn pretty(message: &Message) -> String {
    let is_json = message.header("content-type").is_some_and(|media_type| media_type.ends_with("json"));
    let json = serde_json::from_str(&message.body).ok().filter(|_| is_json);
    json.map_or_else(|| message.body.clone(), |json| layout::json(&json))
}
