//! Tickets are issued once an order is paid, change hands, and let people in once.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{GATE, Service, answer, id};

#[tokio::test]
async fn a_paid_order_has_a_ticket_for_each_seat() {
    let service = Service::start().await;
    let (_, tickets) = service.tickets(3).await;
    let states: Vec<_> = tickets.iter().map(|one| &one["ticket"]["state"]).collect();
    assert_eq!(states, ["valid", "valid", "valid"]);
    assert_eq!(tickets[0]["ticket"]["holder"], "ann@example.com");
}

#[tokio::test]
async fn a_key_opens_its_own_ticket_only() {
    let service = Service::start().await;
    let (_, tickets) = service.tickets(2).await;
    let path = |ticket: &Value| format!("/tickets/{}", id(&ticket["ticket"]));
    let key = tickets[0]["key"].as_str().expect("a key");
    assert_eq!(service.get(&path(&tickets[0])).await.0, 401);
    let (status, ticket) = service.get(&format!("{}?key={key}", path(&tickets[0]))).await;
    assert_eq!((status, &ticket), (200, &tickets[0]["ticket"]));
    assert_eq!(service.get(&format!("{}?key={key}", path(&tickets[1]))).await.0, 404);
}

#[tokio::test]
async fn a_ticket_that_is_handed_over_has_a_new_key() {
    let service = Service::start().await;
    let (_, tickets) = service.tickets(1).await;
    let path = format!("/tickets/{}", id(&tickets[0]["ticket"]));
    let key = tickets[0]["key"].as_str().expect("a key");
    let transfer = format!("{path}/transfer?key={key}");
    let (status, handed) = service.post(&transfer, &json!({"holder": "bob@example.com"})).await;
    assert_eq!((status, &handed["ticket"]["holder"]), (200, &json!("bob@example.com")));
    assert_eq!(service.get(&format!("{path}?key={key}")).await.0, 401);
    let key = handed["key"].as_str().expect("a key");
    assert_eq!(service.get(&format!("{path}?key={key}")).await.1, handed["ticket"]);
}

#[tokio::test]
async fn a_ticket_lets_somebody_in_once() {
    let service = Service::start().await;
    let (_, tickets) = service.tickets(1).await;
    let path = format!("/tickets/{}/check-in", id(&tickets[0]["ticket"]));
    let check_in =
        |user, password| answer(service.request(Method::POST, &path).basic_auth(user, Some(password)));
    assert_eq!(check_in(GATE, "wrong").await.0, 401);
    assert_eq!(check_in("nobody", "demo-gate").await.0, 401);
    let (status, ticket) = check_in(GATE, "demo-gate").await;
    assert_eq!((status, &ticket["state"]), (200, &json!("used")));
    let (status, problem) = check_in(GATE, "demo-gate").await;
    assert_eq!((status, &problem["state"]), (409, &json!("used")));
}

#[tokio::test]
async fn a_refunded_ticket_lets_nobody_in() {
    let service = Service::start().await;
    let (payment, tickets) = service.tickets(1).await;
    service.organiser(Method::POST, &format!("/payments/{payment}/refund"), Value::Null).await;
    let path = format!("/tickets/{}/check-in", id(&tickets[0]["ticket"]));
    let (status, problem) =
        answer(service.request(Method::POST, &path).basic_auth(GATE, Some("demo-gate"))).await;
    assert_eq!((status, &problem["state"]), (409, &json!("void")));
}
