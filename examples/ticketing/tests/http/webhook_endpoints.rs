//! Webhooks arrive at the endpoints that want them.

use reqwest::Method;
use serde_json::{Value, json};
use ticketing::api::orders::OrderState;

use crate::support::{EVENT, NOTHING, Notice, Organiser, Service, id, serve};

async fn endpoint(service: &Service, url: &str, topics: Value) -> String {
    let body = json!({"url": url, "topics": topics});
    let (status, endpoint) = service.organiser(Method::POST, "/webhook-endpoints", body).await;
    assert_eq!(status, 201, "{endpoint}");
    format!("/webhook-endpoints/{}", id(&endpoint))
}

#[tokio::test]
async fn an_endpoint_hears_of_orders_and_events() {
    let service = Service::start().await;
    let mut organiser = Organiser::start().await;
    endpoint(&service, &organiser.orders, json!(["order_changed"])).await;
    endpoint(&service, &organiser.events, json!(["event_changed"])).await;

    let (payment, _) = service.tickets(1).await;
    let Notice::Order(event) = organiser.next().await else { panic!("an order's webhook") };
    assert_eq!((event.state, event.total.amount), (OrderState::Paid, 4_500));
    service.organiser(Method::POST, &format!("/payments/{payment}/refund"), Value::Null).await;
    let Notice::Order(event) = organiser.next().await else { panic!("an order's webhook") };
    assert_eq!(event.state, OrderState::Refunded);

    service
        .organiser(Method::POST, &format!("/events/{EVENT}/cancel"), json!({"reason": "Out of tune."}))
        .await;
    let Notice::Event(notice) = organiser.next().await else { panic!("an event's webhook") };
    assert_eq!(
        (&*notice.event.title, notice.reason.as_deref()),
        ("Night of the Organ", Some("Out of tune."))
    );
}

#[tokio::test]
async fn a_test_says_whether_an_endpoint_works_and_is_kept() {
    let service = Service::start().await;
    let organiser = Organiser::start().await;
    let good = endpoint(&service, &organiser.tests, json!(["endpoint_tested"])).await;
    let (status, delivery) = service.organiser(Method::POST, &format!("{good}/test"), Value::Null).await;
    assert_eq!((status, &delivery["error"]), (200, &Value::Null));
    let (_, deliveries) = service.organiser(Method::GET, &format!("{good}/deliveries"), Value::Null).await;
    assert_eq!(deliveries, json!([delivery]));

    let nobody = serve(axum::Router::new()).await;
    let bad = endpoint(&service, &nobody, json!(["endpoint_tested"])).await;
    let (_, delivery) = service.organiser(Method::POST, &format!("{bad}/test"), Value::Null).await;
    assert!(delivery["error"].is_string(), "{delivery}");
}

#[tokio::test]
async fn an_endpoint_is_changed_and_removed() {
    let service = Service::start().await;
    let path = endpoint(&service, "https://shop.example/hooks", json!(["order_changed"])).await;
    let disabled = json!({"is_enabled": false});
    let (status, changed) = service.organiser(Method::PATCH, &path, disabled).await;
    assert_eq!(
        (status, &changed["is_enabled"], &changed["topics"]),
        (200, &json!(false), &json!(["order_changed"]))
    );
    assert_eq!(service.organiser(Method::GET, &path, Value::Null).await, (200, changed));
    assert_eq!(service.organiser(Method::DELETE, &path, Value::Null).await.0, 204);
    assert_eq!(service.organiser(Method::GET, &path, Value::Null).await.0, 404);
    let (_, page) = service.organiser(Method::GET, "/webhook-endpoints", Value::Null).await;
    assert_eq!(page, json!({"items": [], "has_more": false}));
    let path = format!("/webhook-endpoints/{NOTHING}/deliveries");
    assert_eq!(service.organiser(Method::GET, &path, Value::Null).await.0, 404);
}
