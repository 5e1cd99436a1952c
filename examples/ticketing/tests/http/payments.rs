//! Money comes in, the shop is told, and money goes back.

use reqwest::Method;
use serde_json::{Value, json};
use ticketing::api::orders::OrderState;

use crate::support::{NOTHING, Service, Shop, id};

#[tokio::test]
async fn a_paid_order_is_told_to_the_shop_and_may_be_refunded_once() {
    let service = Service::start().await;
    let mut shop = Shop::start().await;
    let order = service.order(&shop.query(), 2).await;
    let pay = format!("/orders/{order}/payments");
    let (status, payment) = service.post(&pay, &json!({"card_token": "tok_visa"})).await;
    assert_eq!((status, &payment["total"]), (201, &json!({"amount": 9000, "currency": "EUR"})));

    let (kind, event) = shop.next().await;
    assert_eq!((kind, event.order_id.0.to_string(), event.state), ("paid", order.clone(), OrderState::Paid));
    let (status, problem) = service.post(&pay, &json!({"card_token": "tok_visa"})).await;
    assert_eq!((status, &problem["state"]), (409, &json!("paid")));
    assert_eq!(service.available().await, 498);

    let refund = format!("/payments/{}/refund", id(&payment));
    let (status, refunded) = service.organiser(Method::POST, &refund, Value::Null).await;
    assert_eq!((status, refunded["refunded_at"].is_string()), (200, true));
    assert_eq!(service.organiser(Method::POST, &refund, Value::Null).await.0, 409);
    let (_, order) = service.get(&format!("/orders/{order}")).await;
    assert_eq!(order["state"], "refunded");
    assert_eq!(service.available().await, 500);
}

#[tokio::test]
async fn a_declined_card_leaves_the_order_as_it_is() {
    let service = Service::start().await;
    let order = service.order("", 1).await;
    let pay = format!("/orders/{order}/payments");
    let (status, problem) = service.post(&pay, &json!({"card_token": "tok_declined"})).await;
    assert_eq!((status, &problem["title"]), (402, &json!("Card declined")));
    assert_eq!(service.get(&format!("/orders/{order}")).await.1["state"], "held");
    assert_eq!(service.post(&pay, &json!({"card_token": "4111 1111"})).await.0, 422);
}

#[tokio::test]
async fn of_an_outage_the_buyer_hears_no_more_than_that() {
    let service = Service::start().await;
    let order = service.order("", 1).await;
    let pay = format!("/orders/{order}/payments");
    let (status, problem) = service.post(&pay, &json!({"card_token": "tok_outage"})).await;
    assert_eq!((status, problem), (500, json!({"title": "Internal Server Error", "status": 500})));
    assert_eq!(service.get(&format!("/orders/{order}")).await.1["state"], "held");
}

#[tokio::test]
async fn payments_are_for_their_organiser_to_see() {
    let service = Service::start().await;
    let path = format!("/payments/{NOTHING}");
    assert_eq!(service.get(&path).await.0, 401);
    assert_eq!(service.organiser(Method::GET, &path, Value::Null).await.0, 404);
    let order = service.order("", 1).await;
    let pay = format!("/orders/{order}/payments");
    let (_, payment) = service.post(&pay, &json!({"card_token": "tok_visa"})).await;
    let path = format!("/payments/{}", id(&payment));
    assert_eq!(service.organiser(Method::GET, &path, Value::Null).await, (200, payment));
}
