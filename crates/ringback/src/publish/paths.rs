//! The paths under which the document and its pages are served.

use axum::Router;

use crate::Document;
use crate::publish::asset::{Asset, Cache};
use crate::publish::description::{Description, Notation};
#[cfg(feature = "docs")]
use crate::publish::pages;
#[cfg(feature = "docs")]
use crate::serve::TrailingSlash;

/// Serves the document at `/openapi.json` and `/openapi.yaml`, and pages that show it at `/docs` (Swagger UI, feature
/// `docs`) and `/scalar` (Scalar, feature `scalar`).
///
/// Everything comes from static bytes, compressed at build time, with entity tags. The pages ask no other host for
/// anything, run under a strict content security policy, and work wherever the router is nested: they only know
/// relative addresses. A document that names no server of its own names the prefix at which this router is nested, so nest
/// it together with the operations.
///
/// # Example
///
/// ```
/// # fn app(operations: axum::Router, document: &'static ringback::Document) -> axum::Router {
/// operations.merge(ringback::docs(document)).fallback(ringback::not_found)
/// # }
/// ```
pub fn docs(document: &'static Document) -> Router {
    docs_at("", document)
}

/// The same below a path, for a second document: `docs_at("/internal", …)` serves `/internal/docs` and so on.
///
/// The operations need not stand below that path, which sets it apart from nesting [`docs`].
///
/// # Panics
///
/// Where the path does not begin with `/`.
///
/// # Example
///
/// ```
/// # fn pages(public: &'static ringback::Document, internal: &'static ringback::Document) -> axum::Router {
/// ringback::docs(public).merge(ringback::docs_at("/internal", internal))
/// # }
/// ```
pub fn docs_at(path: &str, document: &'static Document) -> Router {
    let asset =
        |encoded, content_type| Asset { content_type, cache: Cache::Revalidate, policy: None, encoded };
    let json = asset(document.json_encoded(), "application/json");
    let yaml = asset(document.yaml_encoded(), "application/yaml");
    let path = path.trim_end_matches('/');
    let router = Router::new()
        .route_service(&format!("{path}/openapi.json"), Description { asset: json, notation: Notation::Json })
        .route_service(
            &format!("{path}/openapi.yaml"),
            Description { asset: yaml, notation: Notation::Yaml },
        );
    #[cfg(feature = "docs")]
    let router = page(router, path, "/docs/", pages::SWAGGER_UI);
    #[cfg(feature = "scalar")]
    let router = page(router, path, "/scalar/", pages::SCALAR);
    router
}

/// A page and its files below a path; with a trailing slash it redirects, since the page's addresses are relative to it
/// without.
#[cfg(feature = "docs")]
fn page(router: Router, path: &str, twin: &str, files: &[(&'static str, Asset)]) -> Router {
    let router = files
        .iter()
        .fold(router, |router, (file, asset)| router.route_service(&format!("{path}{file}"), *asset));
    router.route_service(&format!("{path}{twin}"), TrailingSlash)
}
