//! What shows only over a real connection.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::contract::app;

/// The application, which takes bodies of 100 octets.
fn limited() -> Router {
    app().layer(DefaultBodyLimit::max(100))
}

pub(crate) async fn serve(app: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

/// Sends the octets and reads until the server closes, or has answered.
pub(crate) async fn exchange(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn an_endless_body_is_refused_once_it_passes_the_limit() {
    let address = serve(limited()).await;
    // The end of the body never comes, and the server does not wait for it.
    let chunk = format!("64\r\n{}\r\n", " ".repeat(100));
    let head =
        "POST /invoices/ HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\n";
    let answer = exchange(address, &format!("{head}transfer-encoding: chunked\r\n\r\n{chunk}{chunk}")).await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(answer.contains("application/problem+json"), "{answer}");
}

#[tokio::test]
async fn ten_mebibytes_are_answered_with_413_while_they_are_still_sent() {
    let address = serve(limited()).await;
    let (mut reader, mut writer) = TcpStream::connect(address).await.unwrap().into_split();
    let body = 10 * 1024 * 1024;
    let head = format!(
        "POST /invoices/ HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: {body}\r\n\r\n"
    );
    tokio::spawn(async move {
        writer.write_all(head.as_bytes()).await.unwrap();
        // The server may close before the end.
        let _ = writer.write_all(&vec![b' '; body]).await;
    });
    let mut status = [0; 12];
    reader.read_exact(&mut status).await.unwrap();
    assert_eq!(&status, b"HTTP/1.1 413");
}

#[tokio::test]
async fn a_body_that_breaks_off_harms_nobody() {
    let address = serve(limited()).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = "POST /invoices/ HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{";
    stream.write_all(head.as_bytes()).await.unwrap();
    drop(stream);
    let answer = exchange(address, "GET /invoices/7 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

#[tokio::test]
async fn the_server_goes_on_after_a_panic() {
    let address = serve(limited()).await;
    let answer =
        exchange(address, "GET /failures/panic HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 500 "), "{answer}");
    let answer = exchange(address, "GET /invoices/7 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

#[tokio::test]
async fn a_redirect_ignores_the_host_header() {
    let address = serve(limited()).await;
    let answer =
        exchange(address, "GET /invoices HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n").await;
    assert!(answer.contains("location: ./invoices/\r\n"), "{answer}");
    assert!(!answer.contains("evil"), "{answer}");
}
