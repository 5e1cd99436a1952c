//! The whole HTTP application: the contract's operations, its document and docs, health, and the layers around.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderName, Request, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use ringback::callback::AddressPolicy;
use ringback_outbox::admin::{self, AdminToken};
use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::trace::{DefaultOnResponse, TraceLayer};
use tracing::{Level, Span};
use uuid::Uuid;

use crate::generated;
use crate::service::InvoicesService;
use crate::store::Store;

/// The header that carries a request's id, in and out.
static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What the application is made of.
#[derive(Debug)]
pub struct Parts {
    /// Answers the operations.
    pub service: InvoicesService,
    /// Asked whether the service is ready.
    pub store: Store,
    /// What lets operators in at `/admin`; without it there is no `/admin`.
    pub admin_token: Option<AdminToken>,
    /// Where callbacks may go.
    pub callback_policy: AddressPolicy,
    /// The largest request body.
    pub max_body_bytes: usize,
}

/// Puts the application together.
pub fn router(parts: Parts) -> Router {
    let admin = match &parts.admin_token {
        Some(token) => Router::new().nest("/admin", admin::router(parts.store.outbox(), token)),
        None => Router::new(),
    };
    let health = Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .with_state(parts.store)
        .route("/", get(|| async { Redirect::temporary("docs") }));
    generated::router(parts.service)
        .merge(ringback::docs(&generated::DOCUMENT))
        .merge(health)
        .merge(admin)
        .fallback(ringback::not_found)
        .layer(Extension(parts.callback_policy))
        .layer(DefaultBodyLimit::max(parts.max_body_bytes))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID.clone()))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(span)
                .on_response(DefaultOnResponse::new().level(Level::INFO)),
        )
        .layer(SetRequestIdLayer::new(REQUEST_ID.clone(), NewRequestId))
}

/// Whether the database answers.
async fn ready(State(store): State<Store>) -> Response {
    match store.ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "not ready");
            ringback::Problem::new(StatusCode::SERVICE_UNAVAILABLE.as_u16()).into_response()
        }
    }
}

/// The span of a request. The query is left out: callers put secrets there.
fn span<B>(request: &Request<B>) -> Span {
    let id = request.headers().get(&REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}

/// Ids that sort by time.
#[derive(Debug, Clone, Copy)]
struct NewRequestId;

impl MakeRequestId for NewRequestId {
    fn make_request_id<B>(&mut self, _request: &Request<B>) -> Option<RequestId> {
        Uuid::now_v7().to_string().parse().ok().map(RequestId::new)
    }
}
