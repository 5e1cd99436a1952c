//! The contract language by example: what `docs/contract.md` shows, compiled and served.
//!
//! A topic is four files of one name: its contract in `api/`, its implementation here, requests and answers in
//! `exchanges/`, and a section of `docs/contract.md`. It knows nothing of the other topics.

#[path = "../api/mod.rs"]
pub mod api;
#[path = "../generated/mod.rs"]
pub mod generated;

mod authors;
mod bodies;
mod callbacks;
mod documents;
mod examples;
mod extensions;
mod forms;
mod links;
mod loans;
mod operations;
mod parameters;
mod problems;
mod results;
mod security;
mod types;
mod uploads;
mod validation;
mod versions;
mod webhooks;

use axum::{Extension, Router};
use ringback::callback::{AddressPolicy, Client, ClientError};

/// Implements every topic.
#[derive(Debug, Clone)]
pub struct Guide {
    client: Client,
}

/// The other side, which implements what the guide calls back.
#[derive(Debug, Clone, Copy)]
pub struct Receiver;

/// Serves every topic, the document and its pages.
///
/// Callbacks may go to this machine, and nowhere else that is not public.
///
/// # Errors
///
/// Where the client for callbacks cannot be made.
pub fn router() -> Result<Router, ClientError> {
    let policy = AddressPolicy::loopback();
    let client = Client::builder().policy(policy.clone()).build()?;
    let router = generated::router(Guide { client })
        .merge(ringback::docs(&generated::DOCUMENT))
        .merge(ringback::docs_at("/staff", &generated::STAFF_DOCUMENT))
        .layer(Extension(policy))
        .layer(extensions::branch())
        .fallback(ringback::not_found);
    Ok(router)
}

/// Receives what the guide calls back, at `/events`.
pub fn receiver() -> Router {
    Router::new().nest("/events", generated::receiver::router(Receiver)).fallback(ringback::not_found)
}
