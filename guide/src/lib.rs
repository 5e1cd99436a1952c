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

use std::error::Error;

use axum::{Extension, Router};
use ringback::callback::{AddressPolicy, Client};
use ringback::receiver::Verification;
use ringback::signing::{Secret, SecretError};

use generated::receiver;

/// Implements every topic.
#[derive(Debug, Clone)]
pub struct Guide {
    client: Client,
}

/// The other side, which implements what the guide calls back.
#[derive(Debug, Clone, Copy)]
pub struct Receiver;

/// What the guide and its receiver share. Yours is in no repository.
const SECRET: &str = "whsec_Z3VpZGUgYW5kIHJlY2VpdmVyIHNoYXJlIHRoaXM=";

/// Serves every topic, the document and its pages.
///
/// Callbacks may go to this machine, and nowhere else that is not public.
///
/// # Errors
///
/// Where the client for callbacks cannot be made.
pub fn router() -> Result<Router, Box<dyn Error + Send + Sync>> {
    let policy = AddressPolicy::loopback();
    let client = client(policy.clone())?;
    let router = generated::router(Guide { client })
        .merge(ringback::docs(&generated::DOCUMENT))
        .merge(ringback::docs_at("/staff", &generated::STAFF_DOCUMENT))
        .layer(Extension(policy))
        .layer(extensions::branch())
        .fallback(ringback::not_found);
    Ok(router)
}

/// The client that callbacks are sent through.
fn client(policy: AddressPolicy) -> Result<Client, Box<dyn Error + Send + Sync>> {
    let key = Secret::from_text(SECRET)?;
    Ok(Client::builder().policy(policy).build()?.signing_with([key]))
}

/// Receives what the guide calls back, at `/events`.
///
/// # Errors
///
/// Where the secret is none.
pub fn receiver() -> Result<Router, SecretError> {
    let verification = Verification::with_secrets([SECRET])?;
    Ok(Router::new().nest("/events", receiver::router(Receiver, &verification)).fallback(ringback::not_found))
}
