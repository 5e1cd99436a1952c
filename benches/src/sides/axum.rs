//! The contract by hand: Axum handlers with Axum's own extractors, and no document.

use super::{SERVE, each, each_operation};
use crate::contract::{Module, response};

pub(super) const DEPENDENCIES: &str = r#"axum = { version = "0.8", default-features = false, features = ["http1", "json", "matched-path", "original-uri", "query", "tokio"] }
"#;

/// The handlers of a module, and its router.
pub(super) fn handlers(module: &Module, edition: u32) -> String {
    let routes = each_operation(module, edition, |n, _| {
        format!("        .route(\"{}\", post(operation{n}))\n", module.path(n))
    });
    let handlers = each_operation(module, edition, handler);
    format!(
        "use axum::{{Json, Router, extract::{{Path, Query}}, http::StatusCode, routing::post}};
use serde::Deserialize;

use crate::api::{}::*;

pub fn router() -> Router {{
    Router::new()
{routes}}}
{handlers}",
        module.name
    )
}

fn handler(n: usize, default_limit: u32) -> String {
    format!(
        "
#[derive(Deserialize)]
struct Query{n} {{
    limit: Option<u32>,
    filter: Option<String>,
}}
{}",
        function("async", n, default_limit)
    )
}

/// A handler with Axum's extractors, of this visibility.
pub(super) fn function(qualifiers: &str, n: usize, default_limit: u32) -> String {
    format!(
        "
{qualifiers} fn operation{n}(
    Path(id): Path<u64>,
    Query(Query{n} {{ limit, filter }}): Query<Query{n}>,
    Json(body): Json<Request{n}>,
) -> Result<Json<Response{n}>, StatusCode> {{
        {}
        Ok(Json(response))
}}
",
        response(n, default_limit)
    )
}

pub(super) fn main(modules: &[Module]) -> String {
    let merged = each(modules, |module| format!("\n        .merge(handlers::{}::router())", module.name));
    format!(
        "mod api;
mod handlers;

#[tokio::main]
async fn main() {{
    let router = axum::Router::new(){merged};
{SERVE}}}
"
    )
}
