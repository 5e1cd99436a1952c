//! The contract with Ringback: `api/`, a line of build script, and the implementation of the generated traits.

use super::{File, SERVE, each_operation};
use crate::contract::{Derives, Module, response};

/// The line of build script.
pub(super) fn build_script() -> File {
    ("build.rs".into(), "fn main() {\n    ringback_build::compile(\"api\");\n}\n".into())
}

/// The implementation of a module's trait.
pub(super) fn handlers(module: &Module, edition: u32) -> String {
    let name = &module.name;
    let handlers = each_operation(module, edition, handler);
    format!(
        "use ringback::Failure;\n\n\
         use super::Service;\n\
         use crate::{{api::{name}::*, generated::service::{trait_name}}};\n\n\
         impl {trait_name} for Service {{{handlers}}}\n",
        trait_name = module.trait_name(),
    )
}

fn handler(n: usize, default_limit: u32) -> String {
    format!(
        "
    async fn operation{n}(
        &self,
        id: u64,
        limit: Option<u32>,
        filter: Option<String>,
        body: Request{n},
    ) -> Result<Response{n}, Failure> {{
        {}
        Ok(response)
    }}
",
        response(n, default_limit)
    )
}

/// The contract of a module.
pub(super) fn contract(module: &Module, edition: u32) -> String {
    let operations: String = module.operations.clone().map(|n| operation(module, n)).collect();
    format!(
        "//! Operations that belong together.\n\n\
         use ringback::post;\nuse serde::{{Deserialize, Serialize}};\n{}{operations}",
        module.types(&Derives::SERDE, edition)
    )
}

fn operation(module: &Module, n: usize) -> String {
    format!(
        "
/// Operation {n}.
#[post(\"{}\")]
pub async fn operation{n}(id: u64, limit: Option<u32>, filter: Option<String>, body: Request{n}) -> Response{n};
",
        module.path(n)
    )
}

/// The crates of the project, by path, without what the other side does not have: pages and a client.
pub(super) fn dependencies() -> String {
    let project = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    format!(
        r#"axum = {{ version = "0.8", default-features = false, features = ["http1", "json", "matched-path", "original-uri", "query", "tokio"] }}
ringback = {{ path = "{project}/crates/ringback", default-features = false }}

[build-dependencies]
ringback-build = {{ path = "{project}/crates/ringback-build" }}
"#
    )
}

pub(super) fn main() -> String {
    format!(
        "#[path = \"../api/mod.rs\"]
mod api;
#[path = \"../generated/mod.rs\"]
mod generated;
mod handlers;

#[tokio::main]
async fn main() {{
    let router = generated::router(handlers::Service)
        .merge(ringback::docs(&generated::DOCUMENT));
{SERVE}}}
"
    )
}
