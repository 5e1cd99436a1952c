//! The operators' API, over HTTP.

use axum::Router;
use ringback::security::BearerToken;
use ringback_outbox::admin::{self, AdminToken};
use ringback_outbox::{MessageId, State};
use serde_json::{Value, json};

use crate::harness::{Harness, Opened, call, open, stop};
use crate::receiver::{Receiver, reply};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const METRICS_TOKEN: &str = "fedcba9876543210fedcba9876543210";

/// An operator, who calls a service that has the operators' router at `/admin`.
pub(crate) struct Operator {
    base: String,
    http: reqwest::Client,
}

/// A status, and the body as JSON.
pub(crate) type Answer = (u16, Value);

impl Operator {
    pub(crate) async fn of<H: Harness>(opened: &Opened<H::Db>) -> Self {
        let token = AdminToken::new(TOKEN).expect("a token");
        let metrics_token = AdminToken::new(METRICS_TOKEN).expect("a token");
        let router = Router::new()
            .nest("/admin", admin::router(&opened.outbox, &token))
            .merge(admin::metrics(&opened.outbox, &metrics_token));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { base, http: reqwest::Client::builder().no_proxy().build().expect("a client") }
    }

    fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        self.http.request(method.parse().expect("a method"), format!("{}{path}", self.base))
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        json_of(self.request("GET", path).bearer_auth(TOKEN)).await
    }

    async fn find(&self, path: &str, query: &[(&str, &str)]) -> Value {
        let (status, body) = json_of(self.request("GET", path).query(query).bearer_auth(TOKEN)).await;
        assert_eq!(status, 200, "{body}");
        body
    }

    async fn post(&self, path: &str, body: Value) -> Answer {
        json_of(self.request("POST", path).json(&body).bearer_auth(TOKEN)).await
    }
}

async fn json_of(request: reqwest::RequestBuilder) -> Answer {
    let answer = request.send().await.expect("an answer");
    let status = answer.status().as_u16();
    assert_eq!(answer.headers()["cache-control"], "no-store");
    if status >= 400 {
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
    }
    (status, answer.json().await.expect("JSON"))
}

fn ids(page: &Value) -> Vec<&str> {
    let messages = page["messages"].as_array().expect("a list");
    messages.iter().map(|message| message["id"].as_str().expect("an id")).collect()
}

pub(crate) async fn nobody_gets_in_without_the_token<H: Harness>(harness: &H) {
    let operator = Operator::of::<H>(&open(harness).await).await;
    let document = operator.request("GET", "/admin/openapi.json").send().await.expect("an answer");
    let document: Value = document.json().await.expect("JSON");
    let mut doors =
        vec![("GET".to_owned(), "/admin/metrics".to_owned()), ("GET".to_owned(), "/metrics".to_owned())];
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for method in methods.as_object().expect("methods").keys() {
            doors.push((method.to_uppercase(), format!("/admin{}", path.replace("{id}", "msg_1"))));
        }
    }
    assert_eq!(doors.len(), 15);
    for (method, path) in doors {
        for shown in [None, Some(""), Some("0123456789abcdef0123456789abcdeg"), Some(&TOKEN[1..])] {
            let request = operator.request(&method, &path);
            let request = shown.into_iter().fold(request, reqwest::RequestBuilder::bearer_auth);
            let answer = request.send().await.expect("an answer");
            assert_eq!(answer.status(), 401, "{method} {path} {shown:?}");
            let challenge = answer.headers()["www-authenticate"].to_str().expect("text");
            assert!(challenge.starts_with("Bearer realm=\"Operator\""), "{challenge}");
        }
    }
}

pub(crate) async fn operators_see_what_fails_and_nothing_that_is_secret<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let operator = Operator::of::<H>(&opened).await;
    receiver.first([reply(500)]);
    let dispatching = opened.dispatch().await;
    let call = call(&format!("{}/events?token=secret-1", receiver.base), &json!("secret-2"))
        .with_header("x-reason", Some("secret-3".to_owned()))
        .with_bearer(&BearerToken::new("secret-4"));
    let id = opened.enqueue(harness.pool(), call).await;
    opened.until_tried(&id, 1).await;
    stop(dispatching).await;

    let (_, overview) = operator.get("/admin/overview").await;
    let counts = json!({"pending": 1, "failing": 1, "delivered": 0, "dead": 0, "cancelled": 0});
    assert_eq!(overview["messages"], counts);
    assert_eq!(overview["endpoints"], json!({"active": 1, "open": 0, "paused": 0, "disabled": 0}));
    let (_, endpoints) = operator.get("/admin/endpoints").await;
    let endpoint = &endpoints["endpoints"][0];
    assert_eq!((&endpoint["name"], &endpoint["state"]), (&json!(receiver.base), &json!("active")));
    assert_eq!((&endpoint["failures"], &endpoint["pending"]), (&json!(1), &json!(1)));

    let (_, details) = operator.get(&format!("/admin/messages/{id}")).await;
    let request = json!({
        "method": "POST",
        "address": format!("{}/events?token=…", receiver.base),
        "header_names": ["accept", "content-type", "x-reason", "authorization"],
        "body_bytes": 10,
    });
    assert_eq!(details["request"], request);
    let message = &details["message"];
    assert_eq!((&message["state"], &message["attempts"]), (&json!("pending"), &json!(1)));
    assert_eq!((&message["last_status"], &message["last_error"]), (&json!(500), &json!("status")));
    let attempt = &details["attempts"][0];
    assert_eq!((&attempt["status"], &attempt["reply"]), (&json!(500), &json!("true")));
    let (_, list) = operator.get("/admin/messages?show=failing").await;
    assert_eq!(ids(&list), [id.as_str()]);
    for told in [details, list, endpoints, overview] {
        assert!(!told.to_string().contains("secret-"), "{told}");
    }
    assert_eq!(operator.get("/admin/messages/msg_0").await.0, 404);
    assert_eq!(operator.get("/admin/messages/none").await.0, 404);
}

pub(crate) async fn operators_read_long_lists_a_page_at_a_time<H: Harness>(harness: &H) {
    let opened = open(harness).await;
    let operator = Operator::of::<H>(&opened).await;
    for base in ["http://one.example", "http://two.example"] {
        opened.enqueue_many(harness.pool(), base, 3).await;
    }
    let query = [("show", "pending"), ("endpoint", "http://one.example"), ("limit", "2")];
    let page = operator.find("/admin/messages", &query).await;
    let next = page["next"].as_str().expect("another page");
    let rest = operator.find("/admin/messages", &[query.as_slice(), &[("after", next)]].concat()).await;
    assert_eq!((ids(&page).len(), ids(&rest).len(), rest.get("next")), (2, 1, Some(&Value::Null)));
    assert!(ids(&page).iter().all(|id| !ids(&rest).contains(id)));

    let page = operator.find("/admin/endpoints", &[("limit", "1")]).await;
    let next = page["next"].as_str().expect("another page");
    let rest = operator.find("/admin/endpoints", &[("limit", "1"), ("after", next)]).await;
    assert_eq!(page["endpoints"][0]["name"], "http://one.example");
    assert_eq!((&rest["endpoints"][0]["name"], &rest["next"]), (&json!("http://two.example"), &Value::Null));
    let found = operator.find("/admin/endpoints", &[("state", "active"), ("containing", "TWO")]).await;
    assert_eq!(found["endpoints"].as_array().map(Vec::len), Some(1));

    for path in
        ["/admin/messages?after=7", "/admin/messages?show=dead&after=7.none", "/admin/endpoints?after=one"]
    {
        let (status, problem) = operator.get(path).await;
        assert_eq!((status, &problem["title"]), (400, &json!("Unknown place in the list")), "{path}");
    }
}

pub(crate) async fn operators_cancel_replay_pause_and_resume<H: Harness>(harness: &H) {
    let (opened, receiver) = (open(harness).await, Receiver::start().await);
    let operator = Operator::of::<H>(&opened).await;
    let id = opened.enqueue(harness.pool(), call(&receiver.base, &json!(1))).await;
    let deed = |deed: &str| format!("/admin/messages/{id}/{deed}");
    let (status, message) = operator.post(&deed("cancel"), Value::Null).await;
    assert_eq!((status, &message["state"]), (200, &json!("cancelled")));
    let (status, problem) = operator.post(&deed("cancel"), Value::Null).await;
    assert_eq!((status, &problem["title"]), (409, &json!("Not pending")));

    let endpoint = json!({"endpoint": receiver.base});
    let (status, paused) = operator.post("/admin/endpoints/pause", endpoint.clone()).await;
    assert_eq!((status, &paused["state"]), (200, &json!("paused")));
    let dispatching = opened.dispatch().await;
    let (status, message) = operator.post(&deed("replay"), Value::Null).await;
    assert_eq!((status, &message["state"]), (200, &json!("pending")));
    assert_eq!(operator.post("/admin/endpoints/resume", endpoint.clone()).await.1["state"], "active");
    opened.until_state(&id, State::Delivered).await;

    receiver.first([reply(410)]);
    let gone = opened.enqueue(harness.pool(), call(&receiver.base, &json!(2))).await;
    opened.until_state(&gone, State::Dead).await;
    operator.post("/admin/endpoints/resume", endpoint.clone()).await;
    assert_eq!(operator.post("/admin/endpoints/replay-dead", endpoint).await, (200, json!({"messages": 1})));
    opened.until_state(&gone, State::Delivered).await;
    stop(dispatching).await;

    let unknown = json!({"endpoint": "http://misspelt.example"});
    for path in ["pause", "resume", "replay-dead"] {
        let (status, problem) = operator.post(&format!("/admin/endpoints/{path}"), unknown.clone()).await;
        assert_eq!((status, &problem["title"]), (404, &json!("No such endpoint")), "{path}");
    }
    let nobody = MessageId::from_text("msg_0").expect("an id");
    for deed in ["replay", "cancel"] {
        assert_eq!(operator.post(&format!("/admin/messages/{nobody}/{deed}"), Value::Null).await.0, 404);
    }
    assert_eq!(operator.post("/admin/prune", Value::Null).await.1, json!({"messages": 0, "endpoints": 0}));
}

pub(crate) async fn what_is_being_sent_is_not_replayed<H: Harness>(harness: &H) {
    let (opened, silent) = (open(harness).await, Receiver::silent().await);
    let operator = Operator::of::<H>(&opened).await;
    let id = opened.enqueue(harness.pool(), call(&silent.base, &json!(1))).await;
    let dispatching = opened.dispatch().await;
    silent.until(1).await;
    let (status, problem) = operator.post(&format!("/admin/messages/{id}/replay"), Value::Null).await;
    assert_eq!((status, &problem["title"]), (409, &json!("Being sent")));
    assert_eq!(operator.get(&format!("/admin/messages/{id}")).await.1["message"]["is_being_sent"], true);
    silent.let_answer(1);
    stop(dispatching).await;
}

pub(crate) async fn operators_rotate_keys_and_see_a_secret_once<H: Harness>(harness: &H) {
    let opened = open(harness).await;
    let operator = Operator::of::<H>(&opened).await;
    opened.enqueue(harness.pool(), call("http://one.example", &json!(1))).await;
    let (_, before) = operator.get("/admin/keys").await;
    let endpoint = json!({"endpoint": "http://one.example"});
    let (status, rotated) = operator.post("/admin/keys/rotate", endpoint.clone()).await;
    assert_eq!(status, 200);
    let secret = rotated["secret"].as_str().expect("a secret");
    assert!(secret.starts_with("whsec_"));
    let fingerprints = rotated["keys"]["fingerprints"].as_array().expect("a list");
    assert_eq!((fingerprints.len(), &fingerprints[1]), (2, &before["fingerprints"][0]));
    let own = operator.find("/admin/keys", &[("endpoint", "http://one.example")]).await;
    assert_eq!(own, rotated["keys"]);
    assert_eq!((&before["is_own"], &own["is_own"]), (&json!(false), &json!(true)));
    let (_, retired) = operator.post("/admin/keys/retire", endpoint).await;
    assert_eq!(retired, json!({"is_own": true, "fingerprints": [fingerprints[0]]}));
    assert_eq!(operator.get("/admin/keys").await.1, before);
    assert_eq!(operator.post("/admin/keys/rotate", json!({"endpoint": "misspelt"})).await.0, 404);
    for told in [before, own, retired] {
        assert!(!told.to_string().contains("whsec_"), "{told}");
    }
}

pub(crate) async fn who_scrapes_metrics_can_do_nothing_else<H: Harness>(harness: &H) {
    let opened = open(harness).await;
    let operator = Operator::of::<H>(&opened).await;
    for (path, token) in [("/admin/metrics", TOKEN), ("/metrics", METRICS_TOKEN)] {
        let answer = operator.request("GET", path).bearer_auth(token).send().await.expect("an answer");
        assert_eq!(answer.headers()["content-type"], "text/plain; version=0.0.4; charset=utf-8");
        assert!(answer.text().await.expect("text").contains("\nringback_outbox_pending 0\n"));
    }
    let answer = operator.request("GET", "/admin/overview").bearer_auth(METRICS_TOKEN).send().await;
    assert_eq!(answer.expect("an answer").status(), 401);
}

pub(crate) async fn the_page_runs_its_own_script_only<H: Harness>(harness: &H) {
    let operator = Operator::of::<H>(&open(harness).await).await;
    let page = operator.request("GET", "/admin").send().await.expect("an answer");
    assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
    let policy = page.headers()["content-security-policy"].to_str().expect("text").to_owned();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{policy}");
    let html = page.text().await.expect("text");
    assert!(html.contains("<title>Outbox</title>") && !html.contains("src=\"http"));
}
