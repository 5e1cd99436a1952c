//! The application nested in another router.

use axum::Router;
use expect_test::{Expect, expect};
use ringback::Document;
use ringback::support::v1::Encoded;

use crate::request::{content, plain, send, with};

/// As the build writes documents, but for what stands between.
macro_rules! document {
    ($servers:literal) => {
        Document::new(
            Encoded {
                identity: concat!(
                    "{\n  \"openapi\": \"3.1.1\",\n  \"servers\": [\n    {\n      \"url\": \"",
                    $servers,
                    "\"\n    }\n  ]\n}\n"
                )
                .as_bytes(),
                gzip: b"gzip",
                brotli: b"brotli",
                etag: "\"json\"",
            },
            Encoded {
                identity: concat!("openapi: 3.1.1\nservers:\n- url: ", $servers, "\npaths: {}\n").as_bytes(),
                gzip: b"gzip",
                brotli: b"brotli",
                etag: "\"yaml\"",
            },
        )
    };
}

static OPEN: Document = document!("/");
static SETTLED: Document = document!("https://notes.example/api");

async fn check(document: &'static Document, prefix: &str, path: &str, expected: Expect) {
    let app = Router::new().nest(prefix, ringback::docs(document));
    let request = with(plain(&format!("GET {path}")), "accept-encoding", "br");
    let response = send(app, request).await;
    let tag = response.headers()["etag"].to_str().unwrap().to_owned();
    expected.assert_eq(&format!("{tag}\n{}", content(response).await));
}

#[tokio::test]
async fn a_document_without_a_server_of_its_own_names_the_prefix() {
    check(
        &OPEN,
        "/v1",
        "/v1/openapi.json",
        expect![[r#"
            "json-at-/v1"
            {
              "openapi": "3.1.1",
              "servers": [
                {
                  "url": "/v1"
                }
              ]
            }
        "#]],
    )
    .await;
    check(
        &OPEN,
        "/v1",
        "/v1/openapi.yaml",
        expect![[r#"
            "yaml-at-/v1"
            openapi: 3.1.1
            servers:
            - url: "/v1"
            paths: {}
        "#]],
    )
    .await;
}

#[tokio::test]
async fn any_other_document_stays_as_it_is() {
    check(
        &SETTLED,
        "/v1",
        "/v1/openapi.json",
        expect![[r#"
            "json-br"
            brotli"#]],
    )
    .await;
    check(
        &OPEN,
        "/{tenant}",
        "/a/openapi.json",
        expect![[r#"
            "json-br"
            brotli"#]],
    )
    .await;
}

#[tokio::test]
async fn prefixes_add_up() {
    let inner = Router::new().nest("/v1/", ringback::docs(&OPEN));
    let app = Router::new().nest("/api", inner);
    let response = send(app, plain("GET /api/v1/openapi.yaml")).await;
    expect![[r#"
            openapi: 3.1.1
            servers:
            - url: "/api/v1"
            paths: {}
        "#]]
    .assert_eq(&content(response).await);
}

#[tokio::test]
async fn a_second_document_has_a_path_of_its_own_and_speaks_of_the_same_operations() {
    let app =
        Router::new().nest("/v1", ringback::docs(&SETTLED).merge(ringback::docs_at("/internal", &OPEN)));
    let response = send(app, plain("GET /v1/internal/openapi.yaml")).await;
    expect![[r#"
            openapi: 3.1.1
            servers:
            - url: "/v1"
            paths: {}
        "#]]
    .assert_eq(&content(response).await);
}

#[cfg(feature = "docs")]
#[tokio::test]
async fn the_pages_find_their_files() {
    let app = Router::new().nest("/v1", ringback::docs_at("/internal", &OPEN));
    let page = content(send(app.clone(), plain("GET /v1/internal/docs")).await).await;
    let script = page.split("src=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert_eq!(send(app.clone(), plain(&format!("GET /v1/internal/{script}"))).await.status(), 200);
    let redirect = send(app, plain("GET /v1/internal/docs/")).await;
    assert_eq!(
        (redirect.status().as_u16(), &redirect.headers()["location"]),
        (308, &"../docs".parse().unwrap())
    );
}
