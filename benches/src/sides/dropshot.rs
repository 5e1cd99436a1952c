//! The contract with dropshot: annotated functions on a server of its own.

use super::{each, each_operation};
use crate::contract::{Derives, Module, response};

pub(super) const DEPENDENCIES: &str = r#"dropshot = "0.18"
schemars = "0.8"
slog = "2"
"#;

pub(super) const USES: &str = "use schemars::JsonSchema;\nuse serde::{Deserialize, Serialize};";

pub(super) const DERIVES: Derives = Derives {
    read: "Deserialize, JsonSchema",
    written: "Serialize, JsonSchema",
    both: "Serialize, Deserialize, JsonSchema",
};

pub(super) fn handlers(module: &Module, edition: u32) -> String {
    let registered =
        each_operation(module, edition, |n, _| format!("    api.register(operation{n}).unwrap();\n"));
    let handlers = each_operation(module, edition, |n, default| handler(module, n, default));
    format!(
        "use dropshot::{{
    ApiDescription, HttpError, HttpResponseOk, Path, Query, RequestContext, TypedBody, endpoint,
}};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::api::{}::*;

#[derive(Deserialize, JsonSchema)]
struct Thing {{
    id: u64,
}}

pub fn register(api: &mut ApiDescription<()>) {{
{registered}}}
{handlers}",
        module.name
    )
}

fn handler(module: &Module, n: usize, default_limit: u32) -> String {
    format!(
        "
#[derive(Deserialize, JsonSchema)]
struct Query{n} {{
    limit: Option<u32>,
    filter: Option<String>,
}}

/// Operation {n}.
#[endpoint {{ method = POST, path = \"{}\" }}]
async fn operation{n}(
    _context: RequestContext<()>,
    path: Path<Thing>,
    query: Query<Query{n}>,
    body: TypedBody<Request{n}>,
) -> Result<HttpResponseOk<Response{n}>, HttpError> {{
        let (id, Query{n} {{ limit, filter }}, body) = (path.into_inner().id, query.into_inner(), body.into_inner());
        {}
        Ok(HttpResponseOk(response))
}}
",
        module.path(n),
        response(n, default_limit)
    )
}

pub(super) fn main(modules: &[Module]) -> String {
    let registered = each(modules, |module| format!("    handlers::{}::register(&mut api);\n", module.name));
    format!(
        "mod api;
mod handlers;

#[tokio::main]
async fn main() {{
    let mut api = dropshot::ApiDescription::new();
{registered}    let config = dropshot::ConfigDropshot {{ default_request_body_max_bytes: 1 << 20, ..Default::default() }};
    let log = slog::Logger::root(slog::Discard, slog::o!());
    let server = dropshot::ServerBuilder::new(api, (), log).config(config).start().unwrap();
    println!(\"{{}}\", server.local_addr());
    server.await.unwrap();
}}
"
    )
}
