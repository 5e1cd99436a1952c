//! The contract language by example: what `docs/contract.md` shows, compiled and served.
//!
//! A topic is four files of one name: its contract in `api/`, its implementation here, requests and answers in
//! `exchanges/`, and a section of `docs/contract.md`. It knows nothing of the other topics.

#[path = "../api/mod.rs"]
pub mod api;
#[path = "../generated/mod.rs"]
pub mod generated;

mod bodies;
mod parameters;
mod problems;

use axum::Router;

/// Implements every topic.
#[derive(Debug, Clone)]
pub struct Guide;

/// Serves every topic, the document and its pages.
pub fn router() -> Router {
    generated::router(Guide).merge(ringback::docs(&generated::DOCUMENT)).fallback(ringback::not_found)
}

/// The other side: receives what the guide calls back.
pub fn receiver() -> Router {
    Router::new().fallback(ringback::not_found)
}
