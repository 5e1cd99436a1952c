//! The documentation pages: what they are made of, and what they may do.

use std::io::Read;

use axum::Router;
use axum::body::to_bytes;
use axum::response::Response;

use crate::contract::app;
use crate::request::{content, plain, send, with};

#[cfg(feature = "scalar")]
const PAGES: [&str; 2] = ["/docs", "/scalar"];
#[cfg(not(feature = "scalar"))]
const PAGES: [&str; 1] = ["/docs"];

async fn get(path: &str) -> Response {
    send(app(), plain(&format!("GET {path}"))).await
}

/// The addresses that a page's markup names.
fn addresses(html: &str) -> Vec<&str> {
    let after = html.split(" href=\"").chain(html.split(" src=\"")).filter(|part| !part.starts_with('<'));
    after.filter_map(|part| part.split('"').next()).collect()
}

/// The files that a page asks for, all but the document.
async fn files(page: &str) -> Vec<String> {
    let html = content(get(page).await).await;
    let names = addresses(&html).into_iter().filter(|name| name.contains('/'));
    let files: Vec<String> = names.map(|name| format!("/{name}")).collect();
    assert!(!files.is_empty(), "{html}");
    files
}

#[tokio::test]
async fn a_page_names_only_relative_addresses_that_are_served() {
    for page in PAGES {
        let html = content(get(page).await).await;
        for address in addresses(&html) {
            assert!(!address.starts_with('/') && !address.contains("//"), "{address}");
            if !address.starts_with("data:") {
                assert_eq!(get(&format!("/{address}")).await.status(), 200, "{address}");
            }
        }
    }
}

#[tokio::test]
async fn a_page_has_no_inline_script_and_a_policy_against_it() {
    for page in PAGES {
        let response = get(page).await;
        let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("default-src 'none'; script-src 'self';"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-eval"), "{policy}");
        assert_eq!(response.headers()["referrer-policy"], "no-referrer");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        assert_eq!(response.headers()["cache-control"], "no-cache");
        assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
        let html = content(response).await;
        assert_eq!(html.matches("<script").count(), html.matches("<script src=").count());
        assert!(!html.contains("<style") && !html.contains(" style="), "{html}");
    }
}

#[tokio::test]
async fn a_file_is_named_by_its_content_and_kept_for_a_year() {
    for file in files("/docs").await {
        let response = get(&file).await;
        assert_eq!(response.headers()["cache-control"], "public, max-age=31536000, immutable", "{file}");
        let etag = response.headers()["etag"].to_str().unwrap().trim_matches('"').to_owned();
        assert!(file.contains(&etag), "{file} has {etag}");
        let known =
            send(app(), with(plain(&format!("GET {file}")), "if-none-match", &format!("\"{etag}\""))).await;
        assert_eq!(known.status(), 304, "{file}");
    }
}

#[tokio::test]
async fn what_is_coded_decodes_to_what_is_not() {
    for file in files("/docs").await.into_iter().chain(["/docs".to_owned()]) {
        let identity = bytes(get(&file).await).await;
        let gzip =
            bytes(send(app(), with(plain(&format!("GET {file}")), "accept-encoding", "gzip")).await).await;
        let mut decoded = Vec::new();
        flate2::read::GzDecoder::new(&gzip[..]).read_to_end(&mut decoded).unwrap();
        assert!(decoded == identity, "{file} in gzip");
        let brotli =
            bytes(send(app(), with(plain(&format!("GET {file}")), "accept-encoding", "br")).await).await;
        let mut decoded = Vec::new();
        brotli::BrotliDecompress(&mut &brotli[..], &mut decoded).unwrap();
        assert!(decoded == identity, "{file} in brotli");
    }
}

async fn bytes(response: Response) -> Vec<u8> {
    assert_eq!(response.status(), 200);
    to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
}

#[tokio::test]
async fn the_license_of_what_is_embedded_is_served() {
    let files = files("/docs").await;
    let licenses = files.iter().find(|file| file.contains("licenses")).unwrap();
    let text = content(get(licenses).await).await;
    assert!(text.contains("SmartBear") && text.contains("Apache License"), "{text}");
}

#[tokio::test]
async fn a_trailing_slash_redirects_to_the_page() {
    for page in PAGES {
        let response = get(&format!("{page}/")).await;
        assert_eq!(response.status(), 308);
        assert_eq!(response.headers()["location"], format!("..{page}"));
    }
}

#[tokio::test]
async fn pages_work_behind_a_prefix() {
    let nested = Router::new().nest("/v1", app());
    for file in files("/docs").await {
        let response = send(nested.clone(), plain(&format!("GET /v1{file}"))).await;
        assert_eq!(response.status(), 200, "{file}");
    }
}
