//! Venues: listed for all, kept by their organisers.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{NOTHING, Service, VENUE, answer, id, members, pointers};

fn harbour() -> Value {
    json!({"name": "Harbour Stage", "city": "Kiel", "country": "DE", "capacity": 900})
}

#[tokio::test]
async fn a_venue_is_created_replaced_and_deleted() {
    let service = Service::start().await;
    let (status, venue) = service.organiser(Method::POST, "/venues", harbour()).await;
    assert_eq!((status, &venue["city"]), (201, &json!("Kiel")));
    let path = format!("/venues/{}", id(&venue));
    assert_eq!(service.get(&path).await, (200, venue));

    let mut changed = harbour();
    changed["capacity"] = json!(1000);
    let (status, venue) = service.organiser(Method::PUT, &path, changed).await;
    assert_eq!((status, &venue["capacity"]), (200, &json!(1000)));

    assert_eq!(service.organiser(Method::DELETE, &path, Value::Null).await, (204, Value::Null));
    assert_eq!(service.get(&path).await.0, 404);
    assert_eq!(service.organiser(Method::DELETE, &path, Value::Null).await.0, 404);
}

#[tokio::test]
async fn a_venue_in_use_stays() {
    let service = Service::start().await;
    let (status, problem) = service.organiser(Method::DELETE, &format!("/venues/{VENUE}"), Value::Null).await;
    assert_eq!((status, &problem["events"]), (409, &json!(1)));
}

#[tokio::test]
async fn venues_are_found_by_city() {
    let service = Service::start().await;
    service.organiser(Method::POST, "/venues", harbour()).await;
    let (_, page) = service.get("/venues?city=Kiel").await;
    assert_eq!(members(&page, "name"), ["Harbour Stage"]);
    let (_, page) = service.get("/venues?limit=1").await;
    assert_eq!((members(&page, "name"), &page["has_more"]), (vec!["Elbe Hall"], &json!(true)));
}

#[tokio::test]
async fn only_who_may_write_venues_writes_them() {
    let service = Service::start().await;
    let request = || service.request(Method::POST, "/venues").json(&harbour());
    assert_eq!(answer(request()).await.0, 401);
    assert_eq!(answer(request().bearer_auth("wrong")).await.0, 401);
    assert_eq!(answer(request().bearer_auth("demo-reader")).await.0, 403);
    assert_eq!(answer(request().header("x-api-key", "demo-key")).await.0, 201);
    assert_eq!(service.organiser(Method::PUT, &format!("/venues/{NOTHING}"), harbour()).await.0, 404);
}

#[tokio::test]
async fn every_mistake_in_a_venue_is_told_at_once() {
    let service = Service::start().await;
    let body = json!({"name": "", "city": "Kiel", "country": "Germany", "capacity": 0});
    let (status, problem) = service.organiser(Method::POST, "/venues", body).await;
    assert_eq!((status, pointers(&problem)), (422, vec!["/capacity", "/country", "/name"]));
}
