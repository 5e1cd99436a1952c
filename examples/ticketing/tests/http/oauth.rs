//! Applications get their access tokens.

use reqwest::Method;
use reqwest::header::CACHE_CONTROL;
use serde_json::json;

use crate::support::{CLIENT, Service, answer};

fn request(secret: &str, scope: &str) -> String {
    format!("grant_type=client_credentials&client_id={CLIENT}&client_secret={secret}{scope}")
}

#[tokio::test]
async fn a_token_allows_what_was_asked_for_and_no_more() {
    let service = Service::start().await;
    for (scope, allowed, status) in [
        ("", "reports:read attendees:read", 200),
        ("&scope=reports:read", "reports:read", 200),
        ("&scope=attendees:read", "attendees:read", 403),
    ] {
        let issued =
            service.form("/oauth/token", &request("demo-client", scope)).send().await.expect("an answer");
        assert_eq!(issued.headers()[CACHE_CONTROL], "no-store");
        let token: serde_json::Value = issued.json().await.expect("JSON");
        assert_eq!((&token["token_type"], &token["scope"]), (&json!("Bearer"), &json!(allowed)));
        let token = token["access_token"].as_str().expect("a token");
        let report = answer(service.request(Method::GET, "/reports/sales").bearer_auth(token)).await;
        assert_eq!(report.0, status, "{scope}");
    }
}

#[tokio::test]
async fn nobody_gets_more_than_the_client_may() {
    let service = Service::start().await;
    let token = |fields: String| answer(service.form("/oauth/token", &fields));
    let (status, problem) = token(request("demo-client", "&scope=events:write")).await;
    assert_eq!((status, &problem["allowed"]), (400, &json!(["reports:read", "attendees:read"])));
    let (status, problem) = token(request("wrong", "")).await;
    assert_eq!((status, &problem["title"]), (400, &json!("Invalid client")));
    assert_eq!(token(request("demo-client", "&grant_type=password")).await.0, 422);
}

#[tokio::test]
async fn a_client_may_stand_in_the_authorization_header_but_not_in_two_places() {
    let service = Service::start().await;
    let granted = "grant_type=client_credentials&scope=reports:read";
    let by_header = |form: &str, secret: &str| {
        answer(service.form("/oauth/token", form).basic_auth(CLIENT, Some(secret)))
    };
    let (status, token) = by_header(granted, "demo-client").await;
    assert_eq!((status, &token["scope"]), (200, &json!("reports:read")));
    assert_eq!(by_header(granted, "wrong").await.0, 401);
    let (status, problem) = by_header(&request("demo-client", ""), "demo-client").await;
    assert_eq!((status, &problem["title"]), (400, &json!("Invalid client")));
    let (status, problem) = answer(service.form("/oauth/token", granted)).await;
    assert_eq!((status, &problem["title"]), (400, &json!("Invalid client")));
}
