//! Operators let organisers in, and their people and programs.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, NOTHING, Service, answer, id};

async fn operator(service: &Service, method: Method, path: &str, body: Value) -> Answer {
    let request = service.request(method, path).bearer_auth("demo-operator");
    answer(if body.is_null() { request } else { request.json(&body) }).await
}

#[tokio::test]
async fn a_new_organiser_acts_by_a_new_credential_until_it_is_taken_back() {
    let service = Service::start().await;
    let name = json!({"name": "Kiel Arts"});
    let (status, organiser) = operator(&service, Method::POST, "/operators/organisers", name).await;
    assert_eq!(status, 201);
    let path = format!("/operators/organisers/{}/credentials", id(&organiser));
    let body = json!({"kind": "key", "scopes": ["venues:write"]});
    let (status, issued) = operator(&service, Method::POST, &path, body).await;
    assert_eq!(status, 201);

    let secret = issued["secret"].as_str().expect("a secret");
    let venue = json!({"name": "Mole", "city": "Kiel", "country": "DE", "capacity": 80});
    let create = || answer(service.request(Method::POST, "/venues").header("x-api-key", secret).json(&venue));
    assert_eq!(create().await.0, 201);
    let (_, credentials) = operator(&service, Method::GET, &path, Value::Null).await;
    assert_eq!(credentials, json!([issued["credential"]]));
    let credential = format!("{path}/{}", id(&issued["credential"]));
    assert_eq!(operator(&service, Method::DELETE, &credential, Value::Null).await.0, 204);
    assert_eq!(operator(&service, Method::DELETE, &credential, Value::Null).await.0, 404);
    assert_eq!(create().await.0, 401);
}

#[tokio::test]
async fn the_public_document_tells_nothing_of_operators_and_the_complete_one_does() {
    let service = Service::start().await;
    let (_, public) = service.get("/openapi.json").await;
    let (_, complete) = service.get("/operators/openapi.json").await;
    assert_eq!(public["paths"]["/operators/organisers"], Value::Null);
    assert!(complete["paths"]["/operators/organisers"]["post"].is_object());
    assert!(complete["paths"]["/orders"]["post"].is_object());
}

#[tokio::test]
async fn only_operators_see_the_organisers() {
    let service = Service::start().await;
    assert_eq!(service.get("/operators/organisers").await.0, 401);
    assert_eq!(service.organiser(Method::GET, "/operators/organisers", Value::Null).await.0, 401);
    let (_, organisers) = operator(&service, Method::GET, "/operators/organisers", Value::Null).await;
    assert_eq!(organisers[0]["name"], "Hansa Concerts");
    let path = format!("/operators/organisers/{NOTHING}/credentials");
    assert_eq!(operator(&service, Method::GET, &path, Value::Null).await.0, 404);
}
