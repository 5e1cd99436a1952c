//! `docs/receiving.md`: every receiver that it shows is called by the real sender.
//!
//! The Rust ones always are; those in Python and TypeScript with the feature `other-languages`, which needs `python3` and
//! `node` on the path. `cargo xtask unit` sees to that.

mod courier;
mod scenario;
mod sender;

#[cfg(feature = "other-languages")]
mod other_languages;
mod rust;

#[cfg(feature = "other-languages")]
#[path = "../support/mod.rs"]
mod support;

use axum::Router;
use tokio::net::TcpListener;

/// The secret that a receiver knows from the beginning.
const OLD: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// The one that comes after it.
const NEW: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

/// Serves a router on a free port; its address.
async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}
