//! The paths under which the document and its pages are served.

use axum::Router;

use crate::Document;
use crate::document::Encoded;
use crate::publish::asset::{Asset, Cache};

/// Serves the document at `/openapi.json` and `/openapi.yaml`, and pages that show it at `/docs` (Swagger UI, feature
/// `docs`) and `/scalar` (Scalar, feature `scalar`).
///
/// Everything comes from static bytes, compressed at build time, with entity tags. The pages ask no other host for
/// anything, run under a strict content security policy, and work wherever the router is nested: they only know
/// relative addresses.
///
/// # Example
///
/// ```
/// # fn app(operations: axum::Router, document: &'static ringback::Document) -> axum::Router {
/// operations.merge(ringback::docs(document)).fallback(ringback::not_found)
/// # }
/// ```
pub fn docs(document: &'static Document) -> Router {
    Router::new()
        .route_service("/openapi.json", description(document.json_encoded(), "application/json"))
        .route_service("/openapi.yaml", description(document.yaml_encoded(), "application/yaml"))
}

fn description(encoded: &'static Encoded, content_type: &'static str) -> Asset {
    Asset { content_type, cache: Cache::Revalidate, policy: None, encoded }
}
