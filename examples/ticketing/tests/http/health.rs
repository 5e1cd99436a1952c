//! What no document shows, and what every answer has.

use reqwest::Method;
use serde_json::Value;

use crate::support::Service;

#[tokio::test]
async fn the_probe_is_served_and_stands_in_no_document() {
    let service = Service::start().await;
    assert_eq!(service.get("/health").await, (204, Value::Null));
    for document in ["/openapi.json", "/operators/openapi.json"] {
        assert_eq!(service.get(document).await.1["paths"]["/health"], Value::Null);
    }
}

#[tokio::test]
async fn every_request_has_a_name_of_its_own() {
    let service = Service::start().await;
    let name = async || {
        let answer = service.request(Method::GET, "/venues").send().await.expect("an answer");
        answer.headers()["x-request-id"].to_str().expect("an id").to_owned()
    };
    assert_ne!(name().await, name().await);
}
