//! The operators' page and API are there only for those who were given a token.

mod support;

use clap::Parser;
use invoices::collect::CollectAtOnce;
use invoices::config::Config;
use invoices::server;
use serde_json::Value;

use support::{Receiver, Service};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const IN_MEMORY: [&str; 2] = ["--database", "sqlite::memory:"];

#[tokio::test]
async fn without_a_token_there_is_no_door() {
    let service = Service::start().await;
    for path in ["/admin", "/admin/overview", "/admin/metrics", "/admin/openapi.json"] {
        assert_eq!(service.get(path).await.status(), 404, "{path}");
    }
}

#[tokio::test]
async fn an_operator_sees_the_callback_of_an_invoice() {
    let flags = [IN_MEMORY.as_slice(), &["--admin-token", TOKEN]].concat();
    let (service, mut receiver) = (Service::with(&flags, CollectAtOnce).await, Receiver::start().await);
    let invoice = r#"{"id": "2expen51ve", "customer": "Mr. Richie Rich", "total": "9999"}"#;
    assert_eq!(service.post_invoice(&receiver.query(), invoice).await.status(), 200);
    receiver.next().await;
    let messages = format!("{}/admin/messages", service.base);
    let (page, answer) = (service.get("/admin").await, service.http.get(&messages).send().await.unwrap());
    assert_eq!((page.status().as_u16(), answer.status().as_u16()), (200, 401));
    let list: Value =
        service.http.get(&messages).bearer_auth(TOKEN).send().await.unwrap().json().await.unwrap();
    let message = &list["messages"][0];
    assert_eq!(message["callback"], "invoice_notification");
    assert_eq!(message["endpoint"], format!("http://{}", receiver.address));
}

#[tokio::test]
async fn a_token_that_could_be_guessed_does_not_start_and_is_not_told() {
    let flags =
        [["invoices", "--listen", "127.0.0.1:0", "--admin-token", "sesame"].as_slice(), &IN_MEMORY].concat();
    let config = Config::parse_from(flags);
    let printed = format!("{config:?}");
    let error =
        server::start(config, CollectAtOnce, std::future::pending()).await.expect_err("it is too short");
    for text in [printed, format!("{error:?}"), error.to_string()] {
        assert!(!text.contains("sesame"), "{text}");
    }
}
