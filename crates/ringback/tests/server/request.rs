//! Sends one request to a router and writes the answer as text, to be compared.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::response::Response;
use expect_test::Expect;
use http::Request;
use serde_json::Value;
use tower::ServiceExt;

use crate::contract::app;

/// A JSON request to the application, such as `POST /invoices/`.
pub(crate) fn json(line: &str, body: impl Into<Body>) -> Request<Body> {
    let mut request = plain(line);
    request.headers_mut().insert("content-type", "application/json".parse().unwrap());
    *request.body_mut() = body.into();
    request
}

/// A request whose body has this media type.
#[cfg(all(feature = "garde", feature = "multipart"))]
pub(crate) fn of(line: &str, media_type: &str, body: impl Into<Body>) -> Request<Body> {
    let mut request = with(plain(line), "content-type", media_type);
    *request.body_mut() = body.into();
    request
}

/// A request without content.
pub(crate) fn plain(line: &str) -> Request<Body> {
    let (method, uri) = line.split_once(' ').unwrap();
    Request::builder().method(method).uri(uri).body(Body::empty()).unwrap()
}

/// The request with one more header field.
pub(crate) fn with(mut request: Request<Body>, name: &'static str, value: &str) -> Request<Body> {
    request.headers_mut().append(name, value.parse().unwrap());
    request
}

pub(crate) async fn send(router: Router, request: Request<Body>) -> Response {
    router.oneshot(request).await.unwrap()
}

/// Compares an answer of the application, as [`shown`].
pub(crate) async fn check(request: Request<Body>, expected: Expect) {
    expected.assert_eq(&shown(send(app(), request).await).await);
}

/// The status and the content; of a problem its detail, or else its title, and a line for each of its errors.
pub(crate) async fn shown(response: Response) -> String {
    let status = response.status();
    let is_problem =
        response.headers().get("content-type").is_some_and(|ty| ty == "application/problem+json");
    assert_eq!(is_problem, status.is_client_error() || status.is_server_error(), "every error is a problem");
    let text = content(response).await;
    if !is_problem {
        return format!("{} {text}", status.as_u16());
    }
    let problem: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(problem["status"], status.as_u16());
    let detail = problem.get("detail").unwrap_or(&problem["title"]).as_str().unwrap();
    let errors = problem.get("errors").map(|errors| errors.as_array().unwrap().as_slice());
    let lines: String = errors.unwrap_or_default().iter().map(line).collect();
    format!("{} {detail}{lines}", status.as_u16())
}

pub(crate) async fn content(response: Response) -> String {
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}

/// `body /id: is required`.
fn line(error: &Value) -> String {
    let text = |member: &str| error[member].as_str();
    let place = text("name").or(text("pointer")).unwrap();
    format!("\n  {} {place}: {}", text("in").unwrap(), text("detail").unwrap())
}
