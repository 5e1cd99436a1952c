//! An order is paid on a page of the service.

use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, LOCATION};

use crate::support::{NOTHING, Service, answer};

#[tokio::test]
async fn the_page_s_form_leads_to_the_receipt() {
    let service = Service::start().await;
    let order = service.order("", 2).await;
    let checkout = format!("/orders/{order}/checkout");
    let page = service.request(Method::GET, &checkout).send().await.expect("a page");
    assert_eq!(page.headers()[CONTENT_TYPE], "text/html; charset=utf-8");
    let page = page.text().await.expect("a page");
    assert!(page.contains("<h1>2 tickets: 90.00 EUR</h1>"), "{page}");

    let paid = service.form(&checkout, "card_token=tok_visa").send().await.expect("an answer");
    assert_eq!(paid.status(), 303);
    let location = paid.headers()[LOCATION].to_str().expect("a path");
    let receipt = service.request(Method::GET, location).send().await.expect("a receipt");
    assert_eq!(receipt.headers()[CONTENT_TYPE], "text/plain; charset=utf-8");
    let receipt = receipt.text().await.expect("a text");
    assert!(receipt.contains(&format!("Order {order}\nPaid 90.00 EUR on 20")), "{receipt}");
}

#[tokio::test]
async fn what_is_not_paid_has_no_receipt() {
    let service = Service::start().await;
    let order = service.order("", 1).await;
    let checkout = format!("/orders/{order}/checkout");
    assert_eq!(answer(service.form(&checkout, "card_token=tok_declined")).await.0, 402);
    let (status, problem) = answer(service.form(&checkout, "card_token=4111")).await;
    assert_eq!((status, &problem["errors"][0]["pointer"]), (422, &"/card_token".into()));
    assert_eq!(service.get(&format!("/orders/{order}/receipt")).await.0, 404);
    assert_eq!(service.get(&format!("/orders/{NOTHING}/checkout")).await.0, 404);
}
