//! The paths under which the document and its pages are served.

use axum::Router;

use crate::Document;
use crate::document::Encoded;
use crate::publish::asset::{Asset, Cache};
#[cfg(feature = "docs")]
use crate::publish::pages;
#[cfg(feature = "docs")]
use crate::serve::TrailingSlash;

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
    let json = ("/openapi.json", description(document.json_encoded(), "application/json"));
    let yaml = ("/openapi.yaml", description(document.yaml_encoded(), "application/yaml"));
    let router = add(Router::new(), &[json, yaml]);
    #[cfg(feature = "docs")]
    let router = page(router, "/docs/", pages::SWAGGER_UI);
    #[cfg(feature = "scalar")]
    let router = page(router, "/scalar/", pages::SCALAR);
    router
}

fn description(encoded: &'static Encoded, content_type: &'static str) -> Asset {
    Asset { content_type, cache: Cache::Revalidate, policy: None, encoded }
}

/// A page and its files; with a trailing slash it redirects, since the page's addresses are relative to it without.
#[cfg(feature = "docs")]
fn page(router: Router, twin: &str, files: &[(&'static str, Asset)]) -> Router {
    add(router, files).route_service(twin, TrailingSlash)
}

fn add(router: Router, files: &[(&'static str, Asset)]) -> Router {
    files.iter().fold(router, |router, (path, asset)| router.route_service(path, *asset))
}
