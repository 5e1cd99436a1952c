//! The contract with poem-openapi: annotated methods on poem.

use super::each_operation;
use crate::contract::{Derives, Module, response};

pub(super) const DEPENDENCIES: &str = r#"poem = { version = "3", default-features = false, features = ["server"] }
poem-openapi = "5"
"#;

pub(super) const USES: &str = "use poem_openapi::{Enum, Object};";

pub(super) const DERIVES: Derives = Derives { read: "Object", written: "Object", both: "Enum" };

pub(super) fn handlers(module: &Module, edition: u32) -> String {
    let handlers = each_operation(module, edition, |n, default| handler(module, n, default));
    format!(
        "use poem_openapi::{{OpenApi, param::{{Path, Query}}, payload::Json}};

use crate::api::{}::*;

pub struct {};

#[OpenApi]
impl {1} {{{handlers}}}
",
        module.name,
        module.trait_name()
    )
}

fn handler(module: &Module, n: usize, default_limit: u32) -> String {
    format!(
        "
    /// Operation {n}.
    #[oai(path = \"{}\", method = \"post\")]
    async fn operation{n}(
        &self,
        id: Path<u64>,
        limit: Query<Option<u32>>,
        filter: Query<Option<String>>,
        body: Json<Request{n}>,
    ) -> Json<Response{n}> {{
        let (id, limit, filter, body) = (id.0, limit.0, filter.0, body.0);
        {}
        Json(response)
    }}
",
        module.path(n).replace("{id}", ":id"),
        response(n, default_limit)
    )
}

/// Tuples of tuples: poem has none of more than sixteen.
fn services(modules: &[Module]) -> String {
    let service = |module: &Module| format!("handlers::{}::{}", module.name, module.trait_name());
    let mut services: Vec<String> = modules.iter().map(service).collect();
    while services.len() > 1 {
        services = services.chunks(15).map(|chunk| format!("({}, ())", chunk.join(", "))).collect();
    }
    services.concat()
}

pub(super) fn main(modules: &[Module]) -> String {
    format!(
        "mod api;
mod handlers;

use poem::{{EndpointExt, Route, listener::{{Acceptor, Listener, TcpListener}}}};

#[tokio::main]
async fn main() {{
    let service = poem_openapi::OpenApiService::new({}, \"Many operations\", \"1.0.0\");
    let document = service.spec_endpoint();
    let routes = Route::new().nest(\"/\", service).at(\"/openapi.json\", document).boxed();
    let acceptor = TcpListener::bind(\"127.0.0.1:0\").into_acceptor().await.unwrap();
    println!(\"{{}}\", acceptor.local_addr()[0].as_socket_addr().unwrap());
    poem::Server::new_with_acceptor(acceptor).run(routes).await.unwrap();
}}
",
        services(modules)
    )
}
