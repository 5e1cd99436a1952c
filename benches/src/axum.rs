//! The contract by hand: Axum handlers with Axum's own extractors, and no document.

use std::fmt::Write;

use crate::{
    contract::{Module, response},
    leaf::File,
};

const MANIFEST: &str = r#"[package]
name = "axum-leaf"
version = "0.1.0"
edition = "2024"

[dependencies]
axum = { version = "0.8", default-features = false, features = ["http1", "json", "matched-path", "original-uri", "query", "tokio"] }
serde = { version = "1", features = ["derive"] }
tokio = { version = "1", features = ["macros", "net", "rt-multi-thread"] }
"#;

/// Every file of the crate.
pub(crate) fn files(modules: &[Module]) -> Vec<File> {
    let mut files = vec![("Cargo.toml".into(), MANIFEST.into()), ("src/main.rs".into(), main(modules))];
    for module in modules {
        files.push((format!("src/api/{}.rs", module.name), types(module)));
        files.push(handlers(module, 0));
    }
    files.push(("src/api/mod.rs".into(), declarations(modules)));
    files.push(("src/handlers/mod.rs".into(), declarations(modules)));
    files
}

/// The handlers of a module, and its router.
pub(crate) fn handlers(module: &Module, edition: u32) -> File {
    let name = &module.name;
    let mut text = format!(
        "use axum::{{Json, Router, extract::{{Path, Query}}, http::StatusCode, routing::post}};\n\
         use serde::Deserialize;\n\n\
         use crate::api::{name}::*;\n\n\
         pub fn router() -> Router {{\n    Router::new()\n"
    );
    for n in module.operations.clone() {
        writeln!(text, "        .route(\"{}\", post(operation{n}))", module.path(n))
            .expect("a string is written");
    }
    text += "}\n";
    for n in module.operations.clone() {
        text += &handler(n, module.default_limit(n, edition));
    }
    (format!("src/handlers/{name}.rs"), text)
}

fn handler(n: usize, default_limit: u32) -> String {
    format!(
        "
#[derive(Deserialize)]
struct Query{n} {{
    limit: Option<u32>,
    filter: Option<String>,
}}

async fn operation{n}(
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

fn types(module: &Module) -> String {
    format!("use serde::{{Deserialize, Serialize}};\n{}", module.types())
}

fn declarations(modules: &[Module]) -> String {
    modules.iter().fold(String::new(), |text, module| text + "pub mod " + &module.name + ";\n")
}

fn main(modules: &[Module]) -> String {
    let merged = modules.iter().fold(String::new(), |text, module| {
        text + "\n        .merge(handlers::" + &module.name + "::router())"
    });
    format!(
        "mod api;
mod handlers;

#[tokio::main]
async fn main() {{
    let router = axum::Router::new(){merged};
    let listener = tokio::net::TcpListener::bind(\"127.0.0.1:0\").await.unwrap();
    println!(\"{{}}\", listener.local_addr().unwrap());
    axum::serve(listener, router).await.unwrap();
}}
"
    )
}
