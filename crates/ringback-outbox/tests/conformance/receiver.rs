//! The external developer: answers as it is told, and remembers what came.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::sync::{Notify, Semaphore};

const PATIENCE: Duration = Duration::from_secs(30);

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// What to answer.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) fields: Vec<(&'static str, String)>,
    pub(crate) body: String,
}

/// A server on a free port of loopback.
#[derive(Clone)]
pub(crate) struct Receiver {
    pub(crate) base: String,
    seen: Arc<Seen>,
}

struct Seen {
    requests: Mutex<Vec<Request>>,
    replies: Mutex<VecDeque<Reply>>,
    usual: Reply,
    came: Notify,
    /// Answers wait for a permit each, if there is a gate.
    gate: Option<Semaphore>,
}

pub(crate) fn reply(status: u16) -> Reply {
    Reply { status, fields: Vec::new(), body: "true".to_owned() }
}

impl Receiver {
    /// Answers 200 and `true`.
    pub(crate) async fn start() -> Self {
        Self::serve(reply(200), None).await
    }

    /// Answers always so.
    pub(crate) async fn answering(usual: Reply) -> Self {
        Self::serve(usual, None).await
    }

    /// Answers nothing until it is let.
    pub(crate) async fn silent() -> Self {
        Self::serve(reply(200), Some(Semaphore::new(0))).await
    }

    async fn serve(usual: Reply, gate: Option<Semaphore>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let seen = Arc::new(Seen {
            requests: Mutex::default(),
            replies: Mutex::default(),
            usual,
            came: Notify::new(),
            gate,
        });
        let router = Router::new().fallback(answer).with_state(Arc::clone(&seen));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { base, seen }
    }

    /// Answers so first, then as usual.
    pub(crate) fn first(&self, replies: impl IntoIterator<Item = Reply>) {
        self.seen.replies.lock().unwrap().extend(replies);
    }

    /// Lets so many answers go.
    pub(crate) fn let_answer(&self, count: usize) {
        self.seen.gate.as_ref().expect("a gate").add_permits(count);
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.seen.requests.lock().unwrap().clone()
    }

    /// Waits until so many requests came; all of them.
    pub(crate) async fn until(&self, count: usize) -> Vec<Request> {
        let waiting = tokio::time::timeout(PATIENCE, async {
            loop {
                let came = self.seen.came.notified();
                let requests = self.requests();
                if requests.len() >= count {
                    return requests;
                }
                came.await;
            }
        });
        waiting.await.unwrap_or_else(|_| panic!("only {} of {count} requests came", self.requests().len()))
    }
}

async fn answer(
    State(seen): State<Arc<Seen>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let reply = seen.replies.lock().unwrap().pop_front().unwrap_or_else(|| seen.usual.clone());
    seen.requests.lock().unwrap().push(Request { method, path: uri.path().to_owned(), headers, body });
    seen.came.notify_waiters();
    if let Some(gate) = &seen.gate {
        gate.acquire().await.expect("an open gate").forget();
    }
    let mut response = (StatusCode::from_u16(reply.status).expect("a status"), reply.body).into_response();
    for (name, value) in reply.fields {
        response.headers_mut().insert(name, value.parse().expect("a header value"));
    }
    response
}
