//! What was sold, told to applications that were let in.

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
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

#[tokio::test]
async fn payments_are_a_table() {
    let service = Service::start().await;
    let (payment, tickets) = service.tickets(2).await;
    let request = service.request(Method::GET, "/reports/payments.csv").bearer_auth("demo-app");
    let table = request.send().await.expect("a table");
    assert_eq!(table.headers()[CONTENT_TYPE], "text/csv; charset=utf-8");
    let table = table.text().await.expect("a text");
    let order = tickets[0]["ticket"]["order_id"].as_str().expect("an id");
    let lines: Vec<_> = table.lines().collect();
    assert_eq!((lines.len(), lines[0]), (2, "payment,order,paid,price,refunded"));
    assert!(
        lines[1].starts_with(&format!("{payment},{order},20")) && lines[1].ends_with(",90.00 EUR,"),
        "{table}"
    );
}

#[tokio::test]
async fn whoever_holds_a_ticket_is_on_a_line() {
    let service = Service::start().await;
    service.tickets(3).await;
    let lines = service.request(Method::GET, "/reports/attendees").bearer_auth("demo-app");
    let lines = lines.send().await.expect("lines");
    assert_eq!(lines.headers()[CONTENT_TYPE], "application/jsonl");
    let lines = lines.text().await.expect("lines");
    let attendees: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(attendees.len(), 3);
    assert_eq!(
        (&attendees[0]["holder"], &attendees[0]["event_id"]),
        (&json!("ann@example.com"), &json!(EVENT))
    );
}

#[tokio::test]
async fn a_sale_is_told_while_somebody_watches() {
    let service = Service::start().await;
    let watching = service.request(Method::GET, "/reports/sales/watch").bearer_auth("demo-app");
    let mut watching = watching.send().await.expect("a stream");
    service.tickets(2).await;
    let event = watching.chunk().await.expect("an event").expect("the stream goes on");
    let event = String::from_utf8_lossy(&event);
    let data = event.trim().strip_prefix("data: ").expect("data");
    let sale: Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(sale, json!({"event_id": EVENT, "total": {"amount": 9_000, "currency": "EUR"}, "tickets": 2}));
}

#[tokio::test]
async fn watching_ends_and_may_be_taken_up_again() {
    let service = Service::with(&["--watch-s", "0"]).await;
    for _ in 0..2 {
        let watching = service.request(Method::GET, "/reports/sales/watch").bearer_auth("demo-app");
        let watched = watching.send().await.expect("a stream").text().await.expect("its end");
        assert_eq!(watched, "");
    }
}
