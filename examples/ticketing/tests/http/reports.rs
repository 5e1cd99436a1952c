//! What was sold, told to applications that were let in.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{EVENT, Service, answer};

#[tokio::test]
async fn sales_are_what_came_in_and_did_not_go_back() {
    let service = Service::start().await;
    let report = |query: &str| {
        answer(service.request(Method::GET, &format!("/reports/sales{query}")).bearer_auth("demo-app"))
    };
    assert_eq!(service.get("/reports/sales").await.0, 401);
    assert_eq!(report("").await, (200, json!([])));
    service.tickets(2).await;
    let (payment, _) = service.tickets(1).await;
    service.organiser(Method::POST, &format!("/payments/{payment}/refund"), Value::Null).await;
    let (_, sales) = report("").await;
    let expected = json!([{
        "event_id": EVENT, "title": "Night of the Organ", "currency": "EUR", "orders": 1, "amount": 9_000,
    }]);
    assert_eq!(sales, expected);
    assert_eq!(report("?paid[before]=2020-01-01T00:00:00Z").await.1, json!([]));
}
