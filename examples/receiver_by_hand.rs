//! Receives invoice notifications without a generated receiver: an Axum handler that verifies by itself.
//!
//! ```console
//! INVOICES_CALLBACK_SECRET=whsec_… cargo run --example receiver_by_hand
//! ```

use std::error::Error;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use ringback::receiver::verify;
use ringback::signing::{Secret, SecretError};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// `Bytes` and not `Json`: what is verified is the body as it came.
async fn invoice_notification(
    State(secrets): State<Arc<[Secret]>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, StatusCode> {
    let delivery = verify(&secrets, &headers, &body).map_err(|_| StatusCode::UNAUTHORIZED)?;
    let event: Value = serde_json::from_slice(&body).map_err(|_| StatusCode::BAD_REQUEST)?;
    // Here `delivery.id()` is looked up, and kept, in the transaction that does what is to be done once.
    println!("{}: invoice {id}: {}", delivery.id(), event["description"]);
    Ok(Json(json!({"ok": true})))
}

/// Receives at `/events/invoices/{id}` what was signed with one of these secrets.
pub(crate) fn router(secrets: &[&str]) -> Result<Router, SecretError> {
    let secrets: Arc<[Secret]> =
        secrets.iter().map(|text| Secret::from_text(text)).collect::<Result<_, _>>()?;
    Ok(Router::new().route("/events/invoices/{id}", post(invoice_notification)).with_state(secrets))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let secrets = std::env::var("INVOICES_CALLBACK_SECRET")?;
    let router = router(&secrets.split(',').collect::<Vec<_>>())?;
    let listener = TcpListener::bind("127.0.0.1:9000").await?;
    println!("give this as callback_url: http://{}/events", listener.local_addr()?);
    Ok(axum::serve(listener, router).await?)
}
