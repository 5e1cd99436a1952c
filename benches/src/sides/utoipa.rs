//! The contract with utoipa: what a handler takes and answers is said again in an attribute.

use super::{SERVE, axum, each, each_operation};
use crate::contract::{Derives, Module};

pub(super) const DEPENDENCIES: &str = r#"axum = { version = "0.8", default-features = false, features = ["http1", "json", "matched-path", "original-uri", "query", "tokio"] }
utoipa = "6"
utoipa-axum = "0.3"
"#;

pub(super) const USES: &str = "use serde::{Deserialize, Serialize};\nuse utoipa::ToSchema;";

pub(super) const DERIVES: Derives = Derives {
    read: "Deserialize, ToSchema",
    written: "Serialize, ToSchema",
    both: "Serialize, Deserialize, ToSchema",
};

pub(super) fn handlers(module: &Module, edition: u32) -> String {
    let routes = each_operation(module, edition, |n, _| format!("        .routes(routes!(operation{n}))\n"));
    let handlers = each_operation(module, edition, |n, default| handler(module, n, default));
    format!(
        "use axum::{{Json, extract::{{Path, Query}}, http::StatusCode}};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{{router::OpenApiRouter, routes}};

use crate::api::{}::*;

pub fn router() -> OpenApiRouter {{
    OpenApiRouter::new()
{routes}}}
{handlers}",
        module.name
    )
}

fn handler(module: &Module, n: usize, default_limit: u32) -> String {
    format!(
        "
#[derive(Deserialize, IntoParams)]
struct Query{n} {{
    limit: Option<u32>,
    filter: Option<String>,
}}

/// Operation {n}.
#[utoipa::path(
    post,
    path = \"{}\",
    params((\"id\" = u64, Path), Query{n}),
    request_body = Request{n},
    responses((status = 200, body = Response{n})),
)]{}",
        module.path(n),
        axum::function("async", n, default_limit)
    )
}

pub(super) fn main(modules: &[Module]) -> String {
    let merged = each(modules, |module| format!("\n        .merge(handlers::{}::router())", module.name));
    format!(
        "mod api;
mod handlers;

#[tokio::main]
async fn main() {{
    let (router, document) = utoipa_axum::router::OpenApiRouter::new(){merged}
        .split_for_parts();
    let router = router.route(
        \"/openapi.json\",
        axum::routing::get(move || std::future::ready(axum::Json(document.clone()))),
    );
{SERVE}}}
"
    )
}
