//! The contract with Ringback: `api/`, a line of build script, and the implementation of the generated traits.

use crate::{
    contract::{Module, response},
    leaf::File,
};

/// Every file of the crate.
pub(crate) fn files(modules: &[Module]) -> Vec<File> {
    let mut files = vec![
        ("Cargo.toml".into(), manifest()),
        ("build.rs".into(), "fn main() {\n    ringback_build::compile(\"api\");\n}\n".into()),
        ("src/main.rs".into(), main()),
        ("api/mod.rs".into(), format!("//! Many operations.\n\n{}", declarations(modules))),
        ("src/handlers/mod.rs".into(), format!("{}\npub struct Service;\n", declarations(modules))),
    ];
    for module in modules {
        files.push(contract_file(module));
        files.push(handlers(module, 0));
    }
    files
}

/// The contract of a module.
pub(crate) fn contract_file(module: &Module) -> File {
    (format!("api/{}.rs", module.name), contract(module))
}

/// The implementation of a module's trait.
pub(crate) fn handlers(module: &Module, edition: u32) -> File {
    let name = &module.name;
    let handlers: String =
        module.operations.clone().map(|n| handler(n, module.default_limit(n, edition))).collect();
    let text = format!(
        "use ringback::Failure;\n\n\
         use super::Service;\n\
         use crate::{{api::{name}::*, generated::service::{trait_name}}};\n\n\
         impl {trait_name} for Service {{{handlers}}}\n",
        trait_name = module.trait_name(),
    );
    (format!("src/handlers/{name}.rs"), text)
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

fn contract(module: &Module) -> String {
    let operations: String = module.operations.clone().map(|n| operation(module, n)).collect();
    format!(
        "//! Operations that belong together.\n\n\
         use ringback::post;\nuse serde::{{Deserialize, Serialize}};\n{}{operations}",
        module.types()
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

fn declarations(modules: &[Module]) -> String {
    modules.iter().fold(String::new(), |text, module| text + "pub mod " + &module.name + ";\n")
}

/// The crates of the project, by path, without what the other side does not have: pages and a client.
fn manifest() -> String {
    let project = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    format!(
        r#"[package]
name = "ringback-leaf"
version = "0.1.0"
edition = "2024"

[dependencies]
axum = {{ version = "0.8", default-features = false, features = ["http1", "json", "matched-path", "original-uri", "query", "tokio"] }}
ringback = {{ path = "{project}/crates/ringback", default-features = false }}
serde = {{ version = "1", features = ["derive"] }}
tokio = {{ version = "1", features = ["macros", "net", "rt-multi-thread"] }}

[build-dependencies]
ringback-build = {{ path = "{project}/crates/ringback-build" }}
"#
    )
}

fn main() -> String {
    "#[path = \"../api/mod.rs\"]
mod api;
#[path = \"../generated/mod.rs\"]
mod generated;
mod handlers;

#[tokio::main]
async fn main() {
    let router = generated::router(handlers::Service);
    let listener = tokio::net::TcpListener::bind(\"127.0.0.1:0\").await.unwrap();
    println!(\"{}\", listener.local_addr().unwrap());
    axum::serve(listener, router).await.unwrap();
}
"
    .into()
}
