//! Events: drafted, published, found and cancelled.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{EVENT, NOTHING, Service, VENUE, answer, id, members};

fn match_day() -> Value {
    json!({"venue_id": VENUE, "title": "Match Day", "category": "sport", "starts_at": "2031-05-01T18:00:00Z"})
}

#[tokio::test]
async fn a_draft_is_seen_by_its_organiser_until_it_is_published() {
    let service = Service::start().await;
    let (status, event) = service.organiser(Method::POST, "/events", match_day()).await;
    assert_eq!((status, &event["state"]), (201, &json!("draft")));
    let path = format!("/events/{}", id(&event));
    assert_eq!(service.get(&path).await.0, 404);
    assert_eq!(service.organiser(Method::GET, &path, Value::Null).await, (200, event));

    let (status, event) = service.organiser(Method::POST, &format!("{path}/publish"), Value::Null).await;
    assert_eq!((status, &event["state"]), (200, &json!("published")));
    assert_eq!(service.get(&path).await.0, 200);
    let (status, problem) = service.organiser(Method::POST, &format!("{path}/publish"), Value::Null).await;
    assert_eq!((status, &problem["state"]), (409, &json!("published")));
    assert_eq!(service.organiser(Method::DELETE, &path, Value::Null).await.0, 409);

    let (_, event) = service.organiser(Method::POST, &format!("{path}/cancel"), Value::Null).await;
    assert_eq!(event["state"], "cancelled");
}

#[tokio::test]
async fn a_draft_is_changed_and_deleted() {
    let service = Service::start().await;
    let (_, event) = service.organiser(Method::POST, "/events", match_day()).await;
    let path = format!("/events/{}", id(&event));
    let (status, changed) = service.organiser(Method::PATCH, &path, json!({"title": "Cup Final"})).await;
    assert_eq!((status, &changed["title"]), (200, &json!("Cup Final")));
    assert_eq!(changed["starts_at"], event["starts_at"]);
    assert_eq!(service.organiser(Method::DELETE, &path, Value::Null).await.0, 204);
    assert_eq!(service.organiser(Method::PATCH, &path, json!({})).await.0, 404);
}

#[tokio::test]
async fn nobody_s_change_is_lost() {
    let service = Service::start().await;
    let path = format!("/events/{EVENT}");
    let read = service.request(Method::GET, &path).send().await.expect("an event");
    let version = read.headers()["etag"].to_str().expect("an entity tag").to_owned();
    let change = async |title: &str| {
        let request = service.request(Method::PATCH, &path).bearer_auth("demo-token");
        answer(request.header("if-match", &version).json(&json!({"title": title}))).await
    };
    assert_eq!(change("Night of the Organs").await.0, 200);
    let (status, problem) = change("Night of the Piano").await;
    assert_eq!((status, &problem["title"]), (412, &json!("Changed meanwhile")));
}

#[tokio::test]
async fn events_are_found_by_kind_time_and_title() {
    let service = Service::start().await;
    let (_, event) = service.organiser(Method::POST, "/events", match_day()).await;
    service.organiser(Method::POST, &format!("/events/{}/publish", id(&event)), Value::Null).await;
    for (query, found) in [
        ("", vec!["Night of the Organ", "Match Day"]),
        ("?category=sport", vec!["Match Day"]),
        ("?category=sport&category=concert", vec!["Night of the Organ", "Match Day"]),
        ("?q=organ", vec!["Night of the Organ"]),
        ("?starts[from]=2031-01-01T00:00:00Z", vec!["Match Day"]),
        ("?starts[before]=2031-01-01T00:00:00Z&category=sport", vec![]),
    ] {
        let (_, page) = service.get(&format!("/events{query}")).await;
        assert_eq!(members(&page, "title"), found, "{query}");
    }
    assert_eq!(service.get("/events?category=opera").await.0, 422);
}

#[tokio::test]
async fn an_event_needs_a_venue_that_is_there() {
    let service = Service::start().await;
    let mut event = match_day();
    event["venue_id"] = json!(NOTHING);
    let (status, problem) = service.organiser(Method::POST, "/events", event).await;
    assert_eq!((status, &problem["title"]), (409, &json!("Unknown venue")));
}

#[tokio::test]
async fn what_can_be_bought_is_listed_with_what_is_left() {
    let service = Service::start().await;
    let path = format!("/events/{EVENT}/ticket-types");
    let circle = json!({"name": "Circle", "price": {"amount": 3000, "currency": "EUR"}, "quantity": 40});
    let (status, created) = service.organiser(Method::POST, &path, circle).await;
    assert_eq!((status, &created["available"]), (201, &json!(40)));
    let (_, types) = service.get(&path).await;
    let names: Vec<_> = types.as_array().unwrap().iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["Stalls", "Circle"]);
    assert_eq!(service.get(&format!("/events/{NOTHING}/ticket-types")).await.0, 404);
}
