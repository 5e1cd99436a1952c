//! Callbacks from generated senders to generated receivers, over real connections.

mod answers;
mod parameters;
mod repeats;
mod responses;
mod security;
mod verification;

use axum::Router;
use ringback::callback::{AddressPolicy, Client};
use tokio::net::TcpListener;

/// Serves a router on loopback; yields its address as a URL.
async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
    let address = listener.local_addr().expect("a bound socket has an address");
    tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
    format!("http://{address}")
}

/// A client that may reach receivers on loopback.
fn client() -> Client {
    Client::builder().policy(AddressPolicy::loopback()).build().expect("the limits are fine")
}
