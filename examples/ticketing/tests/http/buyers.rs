//! Buyers see what they ordered, and nobody else does.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Service, answer, members, new_order};

#[tokio::test]
async fn a_buyer_signs_in_by_an_order_and_sees_all_until_signing_out() {
    let service = Service::start().await;
    let orders = [service.order("", 1).await, service.order("", 2).await];
    let mut other = new_order(1);
    other["email"] = json!("bob@example.com");
    service.post("/orders", &other).await;

    let sign_in = json!({"email": "ann@example.com", "order_id": orders[0]});
    let signed_in =
        service.request(Method::POST, "/sessions").json(&sign_in).send().await.expect("an answer");
    assert_eq!(signed_in.status(), 201);
    let set_cookie = signed_in.headers()["set-cookie"].to_str().expect("a cookie").to_owned();
    let session: Value = signed_in.json().await.expect("JSON");
    let cookie = format!("session={}", session["session"].as_str().expect("a session"));
    assert_eq!(set_cookie, format!("{cookie}; Path=/; HttpOnly; SameSite=Lax"));
    let request = |method, path| answer(service.request(method, path).header("cookie", &cookie));
    let (_, page) = request(Method::GET, "/buyers/me/orders").await;
    assert_eq!(members(&page, "id"), orders);
    assert_eq!(request(Method::DELETE, "/sessions/current").await.0, 204);
    assert_eq!(request(Method::GET, "/buyers/me/orders").await.0, 401);
}

#[tokio::test]
async fn another_s_order_proves_nothing() {
    let service = Service::start().await;
    let order = service.order("", 1).await;
    let sign_in = json!({"email": "bob@example.com", "order_id": order});
    assert_eq!(service.post("/sessions", &sign_in).await.0, 403);
    assert_eq!(service.get("/buyers/me/orders").await.0, 401);
}
