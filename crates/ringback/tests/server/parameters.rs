//! Reading path, query and header parameters.

use expect_test::{Expect, expect};

use crate::contract::{app, operations};
use crate::request::{check, json, plain, send, shown, with};

const TENANT: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

async fn list(query: &str, expected: Expect) {
    let request = with(plain(&format!("GET /invoices/?{query}")), "x-tenant", TENANT);
    check(request, expected).await;
}

#[tokio::test]
async fn what_is_absent_is_none_empty_or_the_default() {
    list("is_late=true", expect![[r#"200 {"cursor":null,"limit":20,"state":null,"tag":[],"is_late":true,"tenant":"67e55044-10b1-426f-9247-bb680e5fe0c8","page":1}"#]]).await;
}

#[tokio::test]
async fn what_is_given_is_read() {
    let request =
        plain("GET /invoices/?is_late=false&cursor=a%2Bb+c&limit=4294967295&state=paid&tag=1&tag=2&other=x");
    check(with(with(request, "X-Tenant", TENANT), "x-page", "-3"), expect![[r#"200 {"cursor":"a+b c","limit":4294967295,"state":"paid","tag":[1,2],"is_late":false,"tenant":"67e55044-10b1-426f-9247-bb680e5fe0c8","page":-3}"#]]).await;
}

#[tokio::test]
async fn every_fault_is_listed_at_once() {
    let request = plain("GET /invoices/?limit=-1&state=lost&tag=1&tag=256&cursor=a&cursor=b");
    check(
        with(with(request, "x-tenant", "x"), "x-page", "1.0"),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query cursor: was given more than once
          query limit: must be a whole number from 0 to 4294967295
          query state: must be one of `open`, `paid`
          query tag: must be a whole number from 0 to 255
          query is_late: is required
          header x-tenant: must be a UUID
          header x-page: must be a whole number"#]],
    )
    .await;
}

#[tokio::test]
async fn an_empty_value_is_a_value() {
    list("is_late=true&cursor=", expect![[r#"200 {"cursor":"","limit":20,"state":null,"tag":[],"is_late":true,"tenant":"67e55044-10b1-426f-9247-bb680e5fe0c8","page":1}"#]]).await;
    list(
        "is_late=&limit=",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query limit: must be a whole number from 0 to 4294967295
          query is_late: must be `true` or `false`"#]],
    )
    .await;
}

#[tokio::test]
async fn a_repeated_header_is_one_too_many() {
    let request = with(with(plain("GET /invoices/?is_late=true"), "x-tenant", TENANT), "x-tenant", TENANT);
    check(
        request,
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          header x-tenant: was given more than once"#]],
    )
    .await;
}

#[tokio::test]
async fn a_path_value_of_another_type_is_not_found() {
    check(plain("GET /invoices/7"), expect![[r#"200 {"msg":"7"}"#]]).await;
    check(plain("GET /invoices/%37"), expect![[r#"200 {"msg":"7"}"#]]).await;
    for number in ["x", "-1", "007", "18446744073709551616", "7%20", "%2F"] {
        let answer = shown(send(app(), plain(&format!("GET /invoices/{number}"))).await).await;
        assert_eq!(answer, "404 Not Found", "{number}");
    }
}

#[tokio::test]
async fn malformed_encoding_is_400() {
    check(plain("GET /invoices/%ff"), expect!["400 The path is not percent-encoded UTF-8."]).await;
    check(plain("GET /invoices/%zz"), expect!["400 The path is not percent-encoded UTF-8."]).await;
    list("is_late=%ff", expect!["400 The query is not percent-encoded UTF-8."]).await;
    list("%=true", expect!["400 The query is not percent-encoded UTF-8."]).await;
}

#[tokio::test]
async fn a_header_that_is_not_utf8_is_invalid() {
    let mut request = plain("GET /invoices/?is_late=true");
    request.headers_mut().insert("x-tenant", http::HeaderValue::from_bytes(b"\xff").unwrap());
    check(
        request,
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          header x-tenant: must be a UUID"#]],
    )
    .await;
}

const INVOICE: &str = r#"{"id": "2expen51ve", "customer": "Mr. Richie Rich", "total": "9999"}"#;

async fn strict(callback_url: &str, id: &str, expected: Expect) {
    let body = format!(r#"{{"id": "{id}", "customer": "c", "total": 1}}"#);
    let request = json(&format!("POST /invoices/?callback_url={callback_url}"), body);
    expected.assert_eq(&shown(send(operations(), request).await).await);
}

#[tokio::test]
async fn a_callback_url_that_could_never_be_called_is_refused_by_name() {
    strict("https://www.external.org/events", "2expen51ve", expect![[r#"200 {"msg":"Received: 1"}"#]]).await;
    strict(
        "https://169.254.169.254/latest",
        "a",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query callback_url: must be a URL with a public address"#]],
    )
    .await;
    strict(
        "https://user:password@www.external.org/",
        "a",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query callback_url: must not have a user name or password"#]],
    )
    .await;
    strict(
        "ftp://www.external.org/",
        "a",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query callback_url: must be an absolute `http` or `https` URL"#]],
    )
    .await;
    strict(
        "http://www.external.org/",
        "a",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query callback_url: must be a URL with an allowed scheme"#]],
    )
    .await;
    strict(
        "https://127.1/",
        "a",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query callback_url: must be a URL with a public address"#]],
    )
    .await;
    strict(
        "//www.external.org/",
        "a",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query callback_url: must be an absolute URL"#]],
    )
    .await;
    strict(
        &format!("https://www.external.org/{}", "x".repeat(2_083)),
        "a",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          query callback_url: must be shorter: the callback's URL may have 2048 bytes"#]],
    )
    .await;
}

#[tokio::test]
async fn a_body_value_that_cannot_stand_in_the_callbacks_path_is_refused_by_pointer() {
    strict(
        "https://www.external.org/events",
        "..",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /id: must not have `.` or `..` as a path segment"#]],
    )
    .await;
}

#[tokio::test]
async fn the_policy_for_callbacks_is_the_applications() {
    let request = json("POST /invoices/?callback_url=http://127.0.0.1:9000/events", INVOICE);
    assert_eq!(send(operations(), request).await.status(), 422);
    let request = json("POST /invoices/?callback_url=http://127.0.0.1:9000/events", INVOICE);
    assert_eq!(send(app(), request).await.status(), 200);
}
