//! The contract with vespera: Axum handlers that a macro finds in the source.

use super::{SERVE, axum, each_operation};
use crate::contract::{Derives, Module};

pub(super) const DEPENDENCIES: &str = r#"axum = { version = "0.8", default-features = false, features = ["http1", "json", "matched-path", "original-uri", "query", "tokio"] }
vespera = { version = "0.4", default-features = false }
"#;

pub(super) const USES: &str = "use serde::{Deserialize, Serialize};\nuse vespera::Schema;";

pub(super) const DERIVES: Derives = Derives {
    read: "Deserialize, Schema",
    written: "Serialize, Schema",
    both: "Serialize, Deserialize, Schema",
};

pub(super) fn handlers(module: &Module, edition: u32) -> String {
    let handlers = each_operation(module, edition, handler);
    format!(
        "use axum::{{Json, extract::{{Path, Query}}, http::StatusCode}};
use serde::Deserialize;
use vespera::Schema;

use crate::api::{}::*;
{handlers}",
        module.name
    )
}

/// The path begins with the module's name, which vespera takes from the file.
fn handler(n: usize, default_limit: u32) -> String {
    format!(
        "
#[derive(Deserialize, Schema)]
pub struct Query{n} {{
    limit: Option<u32>,
    filter: Option<String>,
}}

/// Operation {n}.
#[vespera::route(post, path = \"/things{n}/{{id}}\")]{}",
        axum::function("pub async", n, default_limit)
    )
}

pub(super) fn main() -> String {
    format!(
        "mod api;
mod routes;

#[tokio::main]
async fn main() {{
    let router = vespera::vespera!(openapi = \"openapi.json\", title = \"Many operations\");
{SERVE}}}
"
    )
}
