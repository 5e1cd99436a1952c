//! A page and an API for operators, behind a token.
//!
//! The API is a Ringback contract of its own, `api/` beside `src/`. What it tells is what operators need, and no more: no
//! secrets but a new key's, once, no bodies that are sent, no values of queries and header fields.

pub(crate) mod convert;
mod endpoints;
pub(crate) mod keys;
mod messages;
mod metrics;
mod overview;
mod page;
mod service;
mod token;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::Response;

use crate::{Database, Outbox, generated};

pub use metrics::metrics;
pub use token::{AdminToken, AdminTokenError};

use service::Admin;

/// Serves a page for operators at `/`, and the API that it uses: its document at `/openapi.json`, metrics at `/metrics`.
///
/// Everything but the page itself and the document asks for `token` (`Authorization: Bearer …`); the page asks the person
/// for it and keeps it until the tab is closed. Nest the router where operators expect it, behind TLS.
///
/// # Example
///
/// ```
/// use axum::Router;
/// use ringback_outbox::Outbox;
/// use ringback_outbox::admin::{self, AdminToken};
/// use sqlx::Sqlite;
///
/// # fn app(outbox: &Outbox<Sqlite>) -> Result<Router, Box<dyn std::error::Error>> {
/// let token = AdminToken::new(&std::env::var("ADMIN_TOKEN")?)?;
/// let app = Router::new().nest("/admin", admin::router(outbox, &token));
/// # Ok(app)
/// # }
/// ```
pub fn router<DB: Database>(outbox: &Outbox<DB>, token: &AdminToken) -> Router {
    let api = generated::router(Admin::new(outbox.clone(), token.clone()));
    api.merge(metrics(outbox, token))
        .layer(axum::middleware::map_response(not_stored))
        .merge(ringback::docs(&generated::DOCUMENT))
        .merge(page::router())
}

/// What operators see stays with them (RFC 9111 section 5.2.2.5).
async fn not_stored(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
