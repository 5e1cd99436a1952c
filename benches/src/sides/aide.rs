//! The contract with aide: Axum handlers, whose types describe themselves when the service starts.

use super::{SERVE, axum, each, each_operation};
use crate::contract::{Derives, Module};

pub(super) const DEPENDENCIES: &str = r#"aide = { version = "0.15", features = ["axum", "axum-json", "axum-query"] }
axum = { version = "0.8", default-features = false, features = ["http1", "json", "matched-path", "original-uri", "query", "tokio"] }
schemars = "0.9"
"#;

pub(super) const USES: &str = "use schemars::JsonSchema;\nuse serde::{Deserialize, Serialize};";

pub(super) const DERIVES: Derives = Derives {
    read: "Deserialize, JsonSchema",
    written: "Serialize, JsonSchema",
    both: "Serialize, Deserialize, JsonSchema",
};

pub(super) fn handlers(module: &Module, edition: u32) -> String {
    let routes = each_operation(module, edition, |n, _| {
        format!(
            "        .api_route(\"{}\", post_with(operation{n}, |operation| operation.summary(\"Operation {n}.\")))\n",
            module.path(n)
        )
    });
    let handlers = each_operation(module, edition, handler);
    format!(
        "use aide::axum::{{ApiRouter, routing::post_with}};
use axum::{{Json, extract::{{Path, Query}}, http::StatusCode}};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::api::{}::*;

pub fn router() -> ApiRouter {{
    ApiRouter::new()
{routes}}}
{handlers}",
        module.name
    )
}

fn handler(n: usize, default_limit: u32) -> String {
    format!(
        "
#[derive(Deserialize, JsonSchema)]
struct Query{n} {{
    limit: Option<u32>,
    filter: Option<String>,
}}
{}",
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
    let mut document = aide::openapi::OpenApi::default();
    let router = aide::axum::ApiRouter::new(){merged}
        .finish_api(&mut document);
    let router = router.route(
        \"/openapi.json\",
        axum::routing::get(move || std::future::ready(axum::Json(document.clone()))),
    );
{SERVE}}}
"
    )
}
