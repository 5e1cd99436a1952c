//! Reading a JSON body: what is accepted, and what is said of what is not.

use axum::body::Body;
use expect_test::{Expect, expect};

use crate::contract::app;
use crate::request::{check, content, json, plain, send, shown, with};

async fn post(body: &str, expected: Expect) {
    check(json("POST /invoices/", body.to_owned()), expected).await;
}

/// A valid invoice with these members besides, or instead.
fn invoice(members: &str) -> String {
    format!(r#"{{"id": "2expen51ve", "customer": "Mr. Richie Rich", "total": "9999"{members}}}"#)
}

#[tokio::test]
async fn a_valid_body_is_accepted() {
    post(&invoice(""), expect![[r#"200 {"msg":"Received: 9999"}"#]]).await;
    post(
        r#"{"id": "a", "customer": "b", "total": 12.50, "unknown": [1]}"#,
        expect![[r#"200 {"msg":"Received: 12.5"}"#]],
    )
    .await;
    post(
        &invoice(
            r#", "title": null, "state": "paid", "reference": null, "lines": [{"count": 1, "parts": [{"count": 2}]}],
            "labels": {"a": 1}, "payment": {"Card": {"number": "1", "cvc": 1}}, "place": [1, 2.5]"#,
        ),
        expect![[r#"200 {"msg":"Received: 9999"}"#]],
    )
    .await;
}

#[tokio::test]
async fn a_number_is_whole_however_it_is_written() {
    post(
        &invoice(r#", "lines": [{"count": 1.0, "text": "1.0"}, {"count": 2e0}], "payment": {"Card": {"number": "1", "cvc": 1.1e1}}"#),
        expect![[r#"200 {"msg":"Received: 9999"}"#]],
    )
    .await;
    post(
        &invoice(r#", "lines": [{"count": 1.0}, {"count": 1.5}, {"count": 1e10}]"#),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /lines/1/count: must be a whole number from 0 to 4294967295
          body /lines/2/count: must be a whole number from 0 to 4294967295"#]],
    )
    .await;
}

#[tokio::test]
async fn a_list_is_no_object() {
    post(
        &invoice(r#", "lines": [[1, "", []], {"count": 1, "parts": [{"count": 2}, [3]]}]"#),
        expect![[r#"
            422 The request is not what this operation takes; `errors` lists why.
              body /lines/0: must be an object
              body /lines/1/parts/1: must be an object"#]],
    )
    .await;
    post(
        &invoice(r#", "payment": {"Card": ["1", 1]}"#),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /payment/Card: must be an object"#]],
    )
    .await;
    post(
        r#"["a", "t", "c", "1"]"#,
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body : must be an object"#]],
    )
    .await;
    post(&invoice(r#", "title": "[1]", "place": [1, 2]"#), expect![[r#"200 {"msg":"Received: 9999"}"#]])
        .await;
}

#[tokio::test]
async fn a_missing_body_is_required() {
    check(
        plain("POST /invoices/"),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body : is required"#]],
    )
    .await;
    post(
        "",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body : is required"#]],
    )
    .await;
}

#[tokio::test]
async fn a_body_that_may_be_missing_may_be() {
    check(plain("PUT /payments"), expect!["201 null"]).await;
    check(json("PUT /payments", r#"{"Transfer": "x"}"#), expect![[r#"201 {"Transfer":"x"}"#]]).await;
    check(
        json("PUT /payments", r#""Cheque""#),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body : must be one of `Cash`, `Card`, `Transfer` or null"#]],
    )
    .await;
}

#[tokio::test]
async fn the_answer_is_a_problem_with_the_errors_as_a_member() {
    let response =
        send(app(), json("POST /invoices/?callback_url=x", r#"{"id": "a", "customer": "c"}"#)).await;
    expect![[r#"{"title":"Unprocessable Content","status":422,"detail":"The request is not what this operation takes; `errors` lists why.","errors":[{"in":"body","pointer":"/total","detail":"is required"},{"in":"query","name":"callback_url","detail":"must be an absolute URL"}]}"#]].assert_eq(&content(response).await);
}

#[tokio::test]
async fn every_fault_is_listed_at_once() {
    post(
        "{}",
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /id: is required
          body /customer: is required
          body /total: is required"#]],
    )
    .await;
    post(
        r#"{"id": 7, "title": false, "customer": null, "total": true, "state": "lost", "reference": "x", "lines": {},
            "labels": [], "payment": 7, "place": [1]}"#,
        expect![[r#"
            422 The request is not what this operation takes; `errors` lists why.
              body /id: must be a string
              body /title: must be a string or null
              body /customer: must be a string
              body /total: must be a decimal number
              body /state: must be one of `open`, `paid`
              body /reference: must be a UUID or null
              body /lines: must be a list
              body /labels: must be an object
              body /payment: must be one of `Cash`, `Card`, `Transfer` or null
              body /place: must be a list of 2 items"#]],
    )
    .await;
    check(
        json("POST /invoices/?callback_url=x&callback_url=y", r#"{"id": "a"}"#),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /customer: is required
          body /total: is required
          query callback_url: was given more than once"#]],
    )
    .await;
}

#[tokio::test]
async fn faults_inside_lists_maps_and_enums_have_pointers() {
    post(
        &invoice(r#", "lines": [{"count": 1}, {"count": -1, "parts": [{"count": 4294967296}, {}]}]"#),
        expect![[r#"
            422 The request is not what this operation takes; `errors` lists why.
              body /lines/1/count: must be a whole number from 0 to 4294967295
              body /lines/1/parts/0/count: must be a whole number from 0 to 4294967295
              body /lines/1/parts/1/count: is required"#]],
    )
    .await;
    post(
        &invoice(r#", "labels": {"a/b~c": 256, "ok": 1, "no": "x"}"#),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /labels/a~1b~0c: must be a whole number from 0 to 255
          body /labels/no: must be a whole number from 0 to 255"#]],
    )
    .await;
    post(
        &invoice(r#", "payment": {"Card": {"cvc": "123"}}"#),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /payment/Card/cvc: must be a whole number from 0 to 65535
          body /payment/Card/number: is required"#]],
    )
    .await;
    post(
        &invoice(r#", "payment": {"Crypto": {}}"#),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /payment: must be one of `Cash`, `Card`, `Transfer` or null"#]],
    )
    .await;
    post(
        &invoice(r#", "payment": {"Card": {"number": "1", "cvc": 1}, "Transfer": "x"}"#),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /payment: must be one of `Cash`, `Card`, `Transfer` or null"#]],
    )
    .await;
    post(
        &invoice(r#", "place": [1, "x"]"#),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /place/1: must be a number"#]],
    )
    .await;
}

#[tokio::test]
async fn an_unknown_member_is_reported_where_none_may_be_but_never_repeated() {
    post(
        &invoice(r#", "lines": [{"count": 1, "my secret": 1, "another": 2}]"#),
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /lines/0: has an unknown member: a member must be one of `count`, `text`, `parts`"#]],
    )
    .await;
}

#[tokio::test]
async fn what_the_document_cannot_say_is_reported_where_serde_stopped() {
    // A repeated member; more digits than a decimal holds.
    post(
        r#"{"id": "a", "id": "b", "customer": "c", "total": 1}"#,
        expect![[r#"
        422 The request is not what this operation takes; `errors` lists why.
          body /id: was given more than once"#]],
    )
    .await;
    post(
        r#"{"id": "a", "customer": "c", "total": "99999999999999999999999999999999999999999999"}"#,
        expect![[r#"
            422 The request is not what this operation takes; `errors` lists why.
              body /total: is not valid: must be a decimal number"#]],
    )
    .await;
}

#[tokio::test]
async fn malformed_json_is_400_with_the_place() {
    post("{\n  \"id\": oops}", expect!["400 The body is not valid JSON: line 2, column 9."]).await;
    post(r#"{"id": "a""#, expect!["400 The body is not valid JSON: line 1, column 10."]).await;
    post(&invoice("} trailing"), expect!["400 The body is not valid JSON: line 1, column 70."]).await;
    post(r#"{"id": 7, "customer": }"#, expect!["400 The body is not valid JSON: line 1, column 23."]).await;
}

#[tokio::test]
async fn no_number_or_text_ends_in_500() {
    for total in ["NaN", "Infinity", "1e999", "-1e999", "true", r#""NaN""#, r#""1e999""#, "[]", r#""\ud800""#]
    {
        let body = format!(r#"{{"id": "a", "customer": "c", "total": {total}}}"#);
        let response = send(app(), json("POST /invoices/", body)).await;
        assert!(response.status().is_client_error(), "{total}: {}", response.status());
    }
    for id in [&b"\"\xff\""[..], &b"\"\xc3\x28\""[..]] {
        let body = [&b"{\"customer\": \"c\", \"total\": 1, \"id\": "[..], id, &b"}"[..]].concat();
        let response = send(app(), json("POST /invoices/", body)).await;
        assert_eq!(response.status(), 400);
    }
}

#[tokio::test]
async fn deep_nesting_is_refused_and_harms_nobody() {
    let deep = format!("{}{}", r#"{"count": 1, "parts": ["#.repeat(5_000), "]}".repeat(5_000));
    post(
        &invoice(&format!(r#", "lines": [{deep}]"#)),
        expect!["400 The body is not valid JSON: line 1, column 1528."],
    )
    .await;
    let deep = format!("{}{}", r#"{"count": 1, "parts": ["#.repeat(50), "]}".repeat(50));
    let response = send(app(), json("POST /invoices/", invoice(&format!(r#", "lines": [{deep}]"#)))).await;
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn a_hundred_faults_are_listed_and_no_more() {
    let lines = vec!["{}"; 1_000].join(",");
    let response = send(app(), json("POST /invoices/", invoice(&format!(r#", "lines": [{lines}]"#)))).await;
    assert_eq!(shown(response).await.lines().count(), 101);
}

#[tokio::test]
async fn what_the_client_sent_is_never_repeated() {
    let secret = "hunter2";
    for body in [
        r#"{"id": "hunter2", "total": "hunter2", "state": "hunter2", "reference": "hunter2"}"#,
        r#"{"hunter2": 1, "lines": [{"hunter2": 1}], "payment": {"hunter2": 1}}"#,
        r#""hunter2""#,
        r#"{"id": "a", "customer": "c", "total": "hunter2"}"#,
        "hunter2",
    ] {
        let answer = shown(send(app(), json("POST /invoices/?callback_url=hunter2", body)).await).await;
        assert!(!answer.contains(secret), "{body} is answered by {answer}");
    }
    let long = "x".repeat(1_000_000);
    let body = invoice(&format!(r#", "labels": {{"{long}": "{long}"}}, "state": "{long}""#));
    let answer = shown(send(app(), json("POST /invoices/", body)).await).await;
    assert!(answer.len() < 1_000, "{} octets", answer.len());
}

#[tokio::test]
async fn another_media_type_is_415() {
    let text = plain("POST /invoices/");
    let mut none = json("POST /invoices/", invoice(""));
    none.headers_mut().clear();
    check(none, expect!["415 The body must be JSON, with `Content-Type: application/json`."]).await;
    let mut text = with(text, "content-type", "text/plain");
    *text.body_mut() = Body::from(invoice(""));
    check(text, expect!["415 The body must be JSON, with `Content-Type: application/json`."]).await;
    let mut vendor =
        with(plain("POST /invoices/"), "content-type", "application/vnd.invoice+json; charset=utf-8");
    *vendor.body_mut() = Body::from(invoice(""));
    check(vendor, expect![[r#"200 {"msg":"Received: 9999"}"#]]).await;
}

#[tokio::test]
async fn a_body_over_the_limit_is_413() {
    let body = vec![b' '; 2 * 1024 * 1024 + 1];
    check(json("POST /invoices/", body), expect!["413 The body is larger than this API takes."]).await;
}

#[tokio::test]
async fn the_limit_is_axums() {
    let limited = app().layer(axum::extract::DefaultBodyLimit::max(10));
    let response = send(limited, json("POST /invoices/", invoice(""))).await;
    assert_eq!(response.status(), 413);
    let unlimited = app().layer(axum::extract::DefaultBodyLimit::disable());
    let spaces = " ".repeat(3 * 1024 * 1024);
    let response = send(unlimited, json("POST /invoices/", format!("{spaces}{}", invoice("")))).await;
    assert_eq!(response.status(), 200);
}
