//! Which operation answers a request, and what is said where none does.

use axum::Router;
use expect_test::expect;

use crate::contract::{app, operations};
use crate::request::{check, json, plain, send, shown};

#[tokio::test]
async fn an_unknown_path_is_a_404_problem() {
    check(plain("GET /nowhere"), expect!["404 Not Found"]).await;
    check(plain("GET /"), expect!["404 Not Found"]).await;
}

#[tokio::test]
async fn an_unknown_method_is_a_405_problem_that_lists_those_there_are() {
    for (line, allow) in [
        ("PATCH /invoices/", "POST, GET, HEAD"),
        ("POST /invoices/7", "GET, HEAD, DELETE"),
        ("GET /payments", "PUT"),
        ("OPTIONS /payments", "PUT"),
        ("POST /openapi.json", "GET, HEAD"),
    ] {
        let response = send(app(), plain(line)).await;
        assert_eq!(response.status(), 405, "{line}");
        assert_eq!(response.headers()["allow"], allow, "{line}");
        assert_eq!(shown(response).await, "405 Method Not Allowed");
    }
}

#[tokio::test]
async fn head_is_answered_where_get_is_without_content() {
    let response = send(operations(), plain("HEAD /invoices/7")).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.headers()["content-length"], r#"{"msg":"7"}"#.len().to_string());
    assert_eq!(shown(response).await, "200 ");
}

#[tokio::test]
async fn nothing_there_is_a_404_problem() {
    check(plain("GET /invoices/404"), expect!["404 Not Found"]).await;
}

#[tokio::test]
async fn no_content_has_none() {
    check(plain("DELETE /invoices/7"), expect!["204 "]).await;
}

#[tokio::test]
async fn the_other_trailing_slash_redirects_by_a_relative_location() {
    for (line, location) in [
        ("POST /invoices?callback_url=https%3A%2F%2Fa.b", "./invoices/?callback_url=https%3A%2F%2Fa.b"),
        ("GET /invoices", "./invoices/"),
        ("GET /invoices/7/", "../7"),
        ("PUT /payments/", "../payments"),
    ] {
        let response = send(app(), plain(line)).await;
        assert_eq!(response.status(), 308, "{line}");
        assert_eq!(response.headers()["location"], location, "{line}");
    }
}

#[tokio::test]
async fn a_declared_path_is_never_redirected() {
    // `/invoices/` is declared, so it is no twin of `/invoices/{number}`.
    let response = send(app(), plain("GET /invoices/?is_late=x")).await;
    assert_eq!(response.status(), 422);
}

#[tokio::test]
async fn everything_holds_behind_a_prefix() {
    let nested = || Router::new().nest("/v1", app());
    let response = send(nested(), plain("GET /v1/invoices")).await;
    assert_eq!(response.headers()["location"], "./invoices/");
    let body = r#"{"id": "a", "customer": "c", "total": 1}"#;
    let response = send(nested(), json("POST /v1/invoices/", body)).await;
    assert_eq!(response.status(), 200);
    let response = send(nested(), plain("GET /v1/invoices/7")).await;
    assert_eq!(shown(response).await, r#"200 {"msg":"7"}"#);
}
