//! The whole HTTP application: the contract's operations, its documents and docs.

use axum::middleware;
use axum::response::Redirect;
use axum::routing::get;
use axum::{Extension, Router};
use ringback::callback::AddressPolicy;

use crate::generated;
use crate::request_id;
use crate::service::Ticketing;

/// Puts the application together; callbacks may go where `policy` allows.
pub(crate) fn router(service: Ticketing, policy: AddressPolicy) -> Router {
    generated::router(service)
        .merge(ringback::docs(&generated::DOCUMENT))
        .merge(ringback::docs_at("/operators", &generated::COMPLETE_DOCUMENT))
        .route("/", get(|| async { Redirect::temporary("docs") }))
        .fallback(ringback::not_found)
        .layer(Extension(policy))
        .layer(middleware::from_fn(request_id::give))
}
