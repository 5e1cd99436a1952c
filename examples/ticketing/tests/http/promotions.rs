//! Promotions make orders cheaper.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{EVENT, NOTHING, Service, id, new_order, pointers};

fn path() -> String {
    format!("/events/{EVENT}/promotions")
}

#[tokio::test]
async fn a_code_makes_an_order_cheaper_until_its_promotion_ends() {
    let service = Service::start().await;
    for (code, discount, total) in [
        ("TENTH", json!({"percent": 10}), 8_100),
        ("FIVER", json!({"amount": 500}), 8_500),
        ("RICHES", json!({"amount": 1_000_000}), 0),
        ("FREE", json!("everything"), 0),
    ] {
        let promotion = json!({"code": code, "discount": discount});
        let (status, created) = service.organiser(Method::POST, &path(), promotion).await;
        assert_eq!((status, &created["discount"]), (201, &discount));
        let mut order = new_order(2);
        order["promotion_code"] = json!(code);
        let (_, placed) = service.post("/orders", &order).await;
        assert_eq!(placed["total"]["amount"], total, "{code}");

        let (status, _) =
            service.organiser(Method::DELETE, &format!("{}/{}", path(), id(&created)), Value::Null).await;
        assert_eq!(status, 204);
        let (status, problem) = service.post("/orders", &order).await;
        assert_eq!((status, &problem["title"]), (409, &json!("No such promotion")));
    }
}

#[tokio::test]
async fn a_code_is_given_once_for_an_event() {
    let service = Service::start().await;
    let promotion = json!({"code": "TENTH", "discount": {"percent": 10}});
    let (_, created) = service.organiser(Method::POST, &path(), promotion.clone()).await;
    let (status, problem) = service.organiser(Method::POST, &path(), promotion).await;
    assert_eq!((status, &problem["promotion_id"]), (409, &created["id"]));
    let (_, list) = service.organiser(Method::GET, &path(), Value::Null).await;
    assert_eq!(list, json!([created]));
}

#[tokio::test]
async fn a_discount_is_more_than_nothing_and_less_than_more_than_all() {
    let service = Service::start().await;
    for discount in [json!({"percent": 0}), json!({"percent": 101}), json!({"amount": 0})] {
        let promotion = json!({"code": "TENTH", "discount": discount});
        let (status, problem) = service.organiser(Method::POST, &path(), promotion).await;
        assert_eq!((status, pointers(&problem)), (422, vec!["/discount"]), "{discount}");
    }
    let path = format!("/events/{NOTHING}/promotions");
    assert_eq!(service.organiser(Method::GET, &path, Value::Null).await.0, 404);
}
