//! Orders: seats are held, paid and given up, and never sold twice.

use reqwest::Method;
use serde_json::{Value, json};
use ticketing::api::orders::OrderState;

use crate::support::{EVENT, NOTHING, STALLS, Service, Shop, answer, id, members, new_order, pointers};

#[tokio::test]
async fn an_order_holds_seats_until_it_is_cancelled() {
    let service = Service::start().await;
    let order = service.order("", 3).await;
    assert_eq!(service.available().await, 497);
    let (status, read) = service.get(&format!("/orders/{order}")).await;
    assert_eq!((status, &read["state"], &read["total"]["amount"]), (200, &json!("held"), &json!(13_500)));

    let (status, cancelled) = service.post(&format!("/orders/{order}/cancel"), &Value::Null).await;
    assert_eq!((status, &cancelled["state"]), (200, &json!("cancelled")));
    assert_eq!(service.available().await, 500);
    let (status, problem) = service.post(&format!("/orders/{order}/cancel"), &Value::Null).await;
    assert_eq!((status, &problem["state"]), (409, &json!("cancelled")));
}

#[tokio::test]
async fn no_more_is_sold_than_there_is_however_many_ask_at_once() {
    let service = Service::start().await;
    let ticket_type = json!({"name": "Box", "price": {"amount": 9900, "currency": "EUR"}, "quantity": 10});
    let path = format!("/events/{EVENT}/ticket-types");
    let (_, ticket_type) = service.organiser(Method::POST, &path, ticket_type).await;
    let lines = json!([{"ticket_type_id": id(&ticket_type), "quantity": 3}]);
    let body = json!({"event_id": EVENT, "email": "ann@example.com", "lines": lines});
    let asked: Vec<_> =
        (0..20).map(|_| tokio::spawn(answer(service.request(Method::POST, "/orders").json(&body)))).collect();
    let mut sold = 0;
    for one in asked {
        match one.await.expect("an answer") {
            (201, _) => sold += 1,
            (status, problem) => {
                assert_eq!((status, &problem["title"]), (410, &json!("Sold out")));
                assert_eq!(problem["available"], 1);
            }
        }
    }
    assert_eq!(sold, 3);
}

#[tokio::test]
async fn the_same_key_places_one_order_and_only_for_the_same_body() {
    let service = Service::start().await;
    let place = |quantity| {
        let request = service.request(Method::POST, "/orders").header("idempotency-key", "k1");
        answer(request.json(&new_order(quantity)))
    };
    let (first, second) = (place(2).await, place(2).await);
    assert_eq!((first.0, second.0, &first.1), (201, 200, &second.1));
    assert_eq!(service.available().await, 498);
    let (status, problem) = place(1).await;
    assert_eq!((status, &problem["title"]), (422, &json!("Key reused")));
}

#[tokio::test]
async fn an_order_that_is_not_paid_in_time_expires_and_the_shop_is_told() {
    let service = Service::with(&["--hold-s", "0"]).await;
    let mut shop = Shop::start().await;
    let order = service.order(&shop.query(), 1).await;
    let (kind, event) = shop.next().await;
    assert_eq!((kind, event.order_id.0.to_string(), event.state), ("expired", order, OrderState::Expired));
    assert_eq!(service.available().await, 500);
}

#[tokio::test]
async fn an_order_names_what_is_wrong_with_it() {
    let service = Service::start().await;
    let line = json!({"ticket_type_id": STALLS, "quantity": 0});
    let body = json!({"event_id": EVENT, "email": "nobody", "lines": [line, line]});
    let (status, problem) = service.post("/orders", &body).await;
    let expected = ["/email", "/lines", "/lines/0/quantity", "/lines/1/quantity"];
    assert_eq!((status, pointers(&problem)), (422, expected.to_vec()));

    let line = json!({"ticket_type_id": NOTHING, "quantity": 1});
    let body = json!({"event_id": EVENT, "email": "ann@example.com", "lines": [line]});
    let (status, problem) = service.post("/orders", &body).await;
    assert_eq!((status, &problem["title"]), (400, &json!("Mixed order")));
}

#[tokio::test]
async fn an_order_may_cost_more_than_a_ticket() {
    let service = Service::start().await;
    let dearest = json!({"amount": 100_000_000, "currency": "EUR"});
    let dearest = json!({"name": "Royal box", "price": dearest, "quantity": 2});
    let path = format!("/events/{EVENT}/ticket-types");
    let (_, dearest) = service.organiser(Method::POST, &path, dearest).await;
    let mut order = new_order(2);
    order["lines"][0]["ticket_type_id"] = dearest["id"].clone();
    let (status, order) = service.post("/orders", &order).await;
    assert_eq!((status, &order["total"]["amount"]), (201, &json!(200_000_000)));
    let (_, document) = service.get("/openapi.json").await;
    let amount = &document["components"]["schemas"]["Money"]["properties"]["amount"];
    assert!(amount["maximum"].as_i64() > Some(200_000_000), "{amount}");
}

#[tokio::test]
async fn orders_are_listed_for_their_organiser_only_and_page_by_page() {
    let service = Service::start().await;
    let orders = [service.order("", 1).await, service.order("", 1).await, service.order("", 1).await];
    assert_eq!(service.get("/orders").await.0, 401);
    let (_, page) = service.organiser(Method::GET, "/orders?limit=2&state=paid,held", Value::Null).await;
    assert_eq!((members(&page, "id"), &page["has_more"]), (vec![&*orders[0], &*orders[1]], &json!(true)));
    let path = format!("/orders?limit=2&after={}", orders[1]);
    let (_, page) = service.organiser(Method::GET, &path, Value::Null).await;
    assert_eq!((members(&page, "id"), &page["has_more"]), (vec![&*orders[2]], &json!(false)));
    let (_, page) = service.organiser(Method::GET, "/orders?state=paid,refunded", Value::Null).await;
    assert_eq!(page["items"], json!([]));
    assert_eq!(service.organiser(Method::GET, "/orders?limit=101", Value::Null).await.0, 422);
}
