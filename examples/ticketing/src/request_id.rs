//! Names every request.

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
    let mut response = next.run(request).await;
    let value = HeaderValue::from_str(&id.to_string()).expect("a UUID is ASCII");
    response.headers_mut().insert(HEADER, value);
    response
}
