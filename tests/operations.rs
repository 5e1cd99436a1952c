//! What each operation answers, and how it refuses.

mod support;

use serde_json::{Value, json};

use support::Service;

const SEED: &str = r#"{"id": "2expen51ve", "customer": "Mr. Richie Rich", "total": "9999"}"#;

/// The status, and the body of a `problem+json` answer.
async fn problem(answer: reqwest::Response) -> (u16, Value) {
    let status = answer.status().as_u16();
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    let body: Value = answer.json().await.expect("a problem");
    assert_eq!(body["status"], status);
    (status, body)
}

/// Which parameters and members a 422 answer names.
fn places(problem: &Value) -> Vec<String> {
    let place = |error: &Value| {
        let name = error.get("name").or(error.get("pointer")).and_then(Value::as_str);
        format!("{} {}", error["in"].as_str().unwrap_or_default(), name.unwrap_or_default())
    };
    problem["errors"].as_array().expect("errors").iter().map(place).collect()
}

#[tokio::test]
async fn an_invoice_is_read_as_it_was_created() {
    let service = Service::start().await;
    service.post_invoice("", SEED).await;
    let answer = service.get("/invoices/2expen51ve").await;
    assert_eq!(answer.status(), 200);
    let invoice = json!({"id": "2expen51ve", "title": null, "customer": "Mr. Richie Rich", "total": "9999"});
    assert_eq!(answer.json::<Value>().await.unwrap(), invoice);
    let (status, _) = problem(service.get("/invoices/unknown").await).await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn money_is_read_as_string_and_as_number_and_never_rounded() {
    let service = Service::start().await;
    for (id, total, kept) in [
        ("a", r#""9999""#, "9999"),
        ("b", "9999", "9999"),
        ("c", r#""0.10""#, "0.10"),
        ("d", r#""79228162514264337593543950335""#, "79228162514264337593543950335"),
    ] {
        let body = format!(r#"{{"id": "{id}", "customer": "c", "total": {total}}}"#);
        assert_eq!(service.post_invoice("", &body).await.status(), 200, "{total}");
        let invoice: Value = service.get(&format!("/invoices/{id}")).await.json().await.unwrap();
        assert_eq!(invoice["total"], kept);
    }
}

#[tokio::test]
async fn what_is_not_money_is_refused() {
    let service = Service::start().await;
    for total in ["NaN", "1e999", "true", "null", r#""ten""#, "[]", r#""NaN""#, r#""\ud800""#] {
        let body = format!(r#"{{"id": "a", "customer": "c", "total": {total}}}"#);
        let (status, _) = problem(service.post_invoice("", &body).await).await;
        assert!((400..500).contains(&status), "{total}: {status}");
    }
}

#[tokio::test]
async fn the_same_id_twice_is_a_conflict() {
    let service = Service::start().await;
    service.post_invoice("", SEED).await;
    let (status, body) = problem(service.post_invoice("", SEED).await).await;
    assert_eq!(status, 409);
    assert_eq!(body["title"], "Invoice exists already");
}

#[tokio::test]
async fn an_invoice_without_an_id_is_refused_because_nobody_could_read_it() {
    let service = Service::start().await;
    let (status, body) = problem(service.post_invoice("", &SEED.replace("2expen51ve", "")).await).await;
    assert_eq!(status, 400);
    assert_eq!(body["title"], "Invoice without id");
}

#[tokio::test]
async fn every_problem_of_a_request_is_told_at_once_and_nothing_is_echoed() {
    let service = Service::start().await;
    let answer = service
        .post_invoice("?callback_url=sesame", r#"{"id": 7, "title": ["sesame"], "total": "sesame"}"#)
        .await;
    let (status, body) = problem(answer).await;
    assert_eq!(status, 422);
    let mut places = places(&body);
    places.sort();
    assert_eq!(places, ["body /customer", "body /id", "body /title", "body /total", "query callback_url"]);
    assert!(!body.to_string().contains("sesame"));
}

#[tokio::test]
async fn an_address_is_judged_even_where_the_body_is_wrong() {
    let service = Service::start().await;
    let answer = service.post_invoice("?callback_url=http://169.254.169.254/", r#"{"id": 7}"#).await;
    let mut places = places(&problem(answer).await.1);
    places.sort();
    assert_eq!(places, ["body /customer", "body /id", "body /total", "query callback_url"]);
}

#[tokio::test]
async fn addresses_that_may_not_be_called_are_refused_at_once() {
    let service = Service::start().await;
    for address in [
        "ftp://example.com/x",
        "http://169.254.169.254/latest/meta-data",
        "http://user:pw@example.com/",
        "https://example.com/%23frag#frag",
        "https://10.0.0.1/",
        "https://example.com/a\r\nb",
        "https://example.com\\@evil.example/",
        "/relative",
    ] {
        let url = format!("{}/invoices/", service.base);
        let request = service.http.post(url).query(&[("callback_url", address)]);
        let request = request.header("content-type", "application/json").body(SEED);
        let (status, body) = problem(request.send().await.unwrap()).await;
        assert_eq!((status, places(&body)), (422, vec!["query callback_url".to_owned()]), "{address}");
    }
}

#[tokio::test]
async fn an_id_that_could_leave_the_callback_s_path_is_refused_at_once() {
    let service = Service::start().await;
    for id in ["..", "../../admin", "", "a/b?c=../.."] {
        let body = json!({"id": id, "customer": "c", "total": 1}).to_string();
        let query = "?callback_url=http://127.0.0.1:9/events";
        let (status, problem) = problem(service.post_invoice(query, &body).await).await;
        assert_eq!((status, places(&problem)), (422, vec!["body /id".to_owned()]), "{id}");
    }
}

#[tokio::test]
async fn malformed_requests_are_told_apart() {
    let service = Service::start().await;
    let url = format!("{}/invoices/", service.base);

    let (status, body) = problem(service.post_invoice("", "{\"id\": \n nope}").await).await;
    assert_eq!(status, 400);
    assert!(body["detail"].as_str().unwrap().contains("line 2"), "{body}");

    let text = service.http.post(&url).header("content-type", "text/plain").body(SEED).send().await;
    assert_eq!(problem(text.unwrap()).await.0, 415);

    let suffix = service.http.post(&url).header("content-type", "application/vnd.x+json").body(SEED);
    assert_eq!(suffix.send().await.unwrap().status(), 200);

    let none = service.http.post(&url).header("content-type", "application/json").send().await;
    assert_eq!(problem(none.unwrap()).await.0, 422);

    let long = format!(r#"{{"id": "{}"}}"#, "x".repeat(3 * 1024 * 1024));
    assert_eq!(problem(service.post_invoice("", &long).await).await.0, 413);

    let deep = "[".repeat(100_000);
    assert_eq!(problem(service.post_invoice("", &deep).await).await.0, 400);
}

#[tokio::test]
async fn unknown_paths_and_methods_are_problems_too() {
    let service = Service::start().await;
    assert_eq!(problem(service.get("/nothing").await).await.0, 404);

    let answer = service.http.delete(format!("{}/invoices/", service.base)).send().await.unwrap();
    assert_eq!(answer.headers()["allow"], "POST, GET, HEAD");
    assert_eq!(problem(answer).await.0, 405);

    let answer = service.http.head(format!("{}/invoices/", service.base)).send().await.unwrap();
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn a_path_without_its_slash_is_redirected_relatively() {
    let service = Service::start().await;
    let answer = service.get("/invoices?limit=5").await;
    assert_eq!(answer.status(), 308);
    assert_eq!(answer.headers()["location"], "./invoices/?limit=5");
}

#[tokio::test]
async fn the_list_is_read_page_by_page_in_the_order_of_creation() {
    let service = Service::start().await;
    for id in 0..5 {
        let body = json!({"id": format!("i{id}"), "customer": "c", "total": id}).to_string();
        assert_eq!(service.post_invoice("", &body).await.status(), 200);
    }
    let mut seen = Vec::new();
    let mut pages = 0;
    let mut query = "?limit=2".to_owned();
    loop {
        let page: Value = service.get(&format!("/invoices/{query}")).await.json().await.unwrap();
        pages += 1;
        seen.extend(
            page["invoices"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap().to_owned()),
        );
        match page["next_cursor"].as_str() {
            Some(cursor) => query = format!("?limit=2&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!((seen, pages), ((0..5).map(|id| format!("i{id}")).collect(), 3));

    assert_eq!(problem(service.get("/invoices/?cursor=abc").await).await.0, 400);
    let (status, body) = problem(service.get("/invoices/?limit=-1&cursor=a&cursor=b").await).await;
    assert_eq!((status, places(&body)), (422, vec!["query cursor".to_owned(), "query limit".to_owned()]));
}

#[tokio::test]
async fn the_document_and_health_are_served() {
    let service = Service::start().await;
    let document: Value = service.get("/openapi.json").await.json().await.unwrap();
    let committed: Value = serde_json::from_str(include_str!("../generated/openapi.json")).unwrap();
    assert_eq!(document, committed);
    let key = "{$request.query.callback_url}/invoices/{$request.body#/id}";
    let post = &document["paths"]["/invoices/"]["post"];
    let callback = &post["callbacks"]["invoice_notification"][key]["post"];
    assert!(callback["requestBody"]["content"]["application/json"]["schema"]["$ref"].is_string());
    assert!(callback["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].is_string());
    for path in ["/docs", "/openapi.yaml", "/healthz", "/readyz"] {
        assert!(service.get(path).await.status().is_success(), "{path}");
    }
}

#[tokio::test]
async fn every_answer_bears_a_request_id_and_a_given_one_is_kept() {
    let service = Service::start().await;
    assert!(service.get("/healthz").await.headers().contains_key("x-request-id"));
    let request = service.http.get(format!("{}/healthz", service.base)).header("x-request-id", "mine");
    assert_eq!(request.send().await.unwrap().headers()["x-request-id"], "mine");
}
