//! Names every request, and logs under its name how it was answered.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

use crate::api::request_id::RequestId;

/// Where the client finds the name.
const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The layer that names a request, for the operations and for the client.
pub(crate) async fn give(mut request: Request, next: Next) -> Response {
    let id = Uuid::now_v7();
    request.extensions_mut().insert(RequestId(id));
    // The query is left out: keys of tickets stand there.
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let mut response = next.run(request).await;
    tracing::info!(%id, %method, path, status = response.status().as_u16(), "answered");
    let value = HeaderValue::from_str(&id.to_string()).expect("a UUID is ASCII");
    response.headers_mut().insert(HEADER, value);
    response
}
