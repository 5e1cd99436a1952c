//! The external developer, who proves who sent it, notes it, and answers in one manner.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONNECTION, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use crate::failure::Failure;
use crate::seen::Seen;

/// How a receiver answers.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Manner {
    /// 200 and JSON, after so many milliseconds.
    Taking { after_ms: u64 },
    /// The first time a message comes, 15 % get a 500 and 5 % are reset; else as usual.
    Failing,
    /// Never.
    Silent,
    /// Never the first time that a message comes, and then as usual.
    SilentAtFirst,
    /// As usual, and hangs up after each answer.
    HangingUp,
}

/// Of a hundred messages, so many get a 500 the first time.
const FAILED_PERCENT: u64 = 15;

/// Of a hundred messages, so many are reset the first time.
const RESET_PERCENT: u64 = 5;

/// As the contract of the invoices service declares it; orders have none.
const ANSWER: &str = r#"{"ok":true}"#;

/// What answers on a port of loopback, for as long as this is held.
pub(crate) struct Receiver {
    pub(crate) address: SocketAddr,
    serving: tokio::task::JoinHandle<()>,
}

impl Receiver {
    /// One on a free port.
    pub(crate) async fn start(manner: Manner, seen: &Arc<Seen>) -> Result<Self, Failure> {
        Self::start_at("127.0.0.1:0".parse()?, manner, seen).await
    }

    /// One at this address.
    pub(crate) async fn start_at(
        address: SocketAddr,
        manner: Manner,
        seen: &Arc<Seen>,
    ) -> Result<Self, Failure> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        Ok(Self { address, serving: tokio::spawn(serve(listener, manner, Arc::clone(seen))) })
    }

    /// So many.
    pub(crate) async fn several(
        count: usize,
        manner: Manner,
        seen: &Arc<Seen>,
    ) -> Result<Vec<Self>, Failure> {
        let mut receivers = Vec::new();
        for _ in 0..count {
            receivers.push(Self::start(manner, seen).await?);
        }
        Ok(receivers)
    }

    /// Its address, as a callback URL.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// The addresses of all of them, as an argument of a worker.
pub(crate) fn targets(receivers: &[Receiver]) -> String {
    receivers.iter().map(Receiver::url).collect::<Vec<_>>().join(",")
}

async fn serve(listener: TcpListener, manner: Manner, seen: Arc<Seen>) {
    let mut connections = tokio::task::JoinSet::new();
    loop {
        if let Ok((stream, _)) = listener.accept().await {
            connections.spawn(serve_connection(stream, manner, Arc::clone(&seen)));
        }
        while connections.try_join_next().is_some() {}
    }
}

/// Serves one connection, in this manner.
pub(crate) async fn serve_connection(stream: TcpStream, manner: Manner, seen: Arc<Seen>) {
    let reset = Arc::new(Notify::new());
    let service = service_fn(|request| answer(request, manner, Arc::clone(&seen), Arc::clone(&reset)));
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let is_reset = tokio::select! {
        // Whatever the sender breaks off is not the receiver's matter.
        _ = &mut connection => false,
        () = reset.notified() => true,
    };
    if is_reset {
        // Closing without lingering sends a reset.
        connection.into_parts().io.into_inner().set_zero_linger().ok();
    }
}

async fn answer(
    request: Request<Incoming>,
    manner: Manner,
    seen: Arc<Seen>,
    reset: Arc<Notify>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let Ok(body) = body.collect().await else { return Ok(status(StatusCode::BAD_REQUEST)) };
    let Some(before) = seen.note(head.uri.path(), &head.headers, &body.to_bytes()) else {
        return Ok(status(StatusCode::BAD_REQUEST));
    };
    match manner {
        Manner::Taking { after_ms } if after_ms > 0 => {
            tokio::time::sleep(Duration::from_millis(after_ms)).await;
        }
        Manner::Failing if before == 0 => match chance_percent(&head.headers) {
            chance if chance < FAILED_PERCENT => return Ok(status(StatusCode::INTERNAL_SERVER_ERROR)),
            chance if chance < FAILED_PERCENT + RESET_PERCENT => {
                reset.notify_one();
                std::future::pending::<()>().await;
            }
            _ => {}
        },
        Manner::SilentAtFirst if before == 0 => std::future::pending::<()>().await,
        Manner::Taking { .. } | Manner::HangingUp | Manner::Failing | Manner::SilentAtFirst => {}
        Manner::Silent => std::future::pending::<()>().await,
    }
    seen.take(&head.headers);
    let mut response = Response::new(Full::from(ANSWER));
    if matches!(manner, Manner::HangingUp) {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response)
}

/// Reads up to the end of a request's head; its body stays unread.
pub(crate) async fn read_head(stream: &mut TcpStream) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    Ok(())
}

fn status(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    response
}

/// From 0 to 99, the same for a message whenever it comes: the end of its id is random.
fn chance_percent(headers: &hyper::HeaderMap) -> u64 {
    let id = headers.get("webhook-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    let end = id.get(id.len().saturating_sub(8)..).unwrap_or_default();
    u64::from_str_radix(end, 16).unwrap_or(0) % 100
}
