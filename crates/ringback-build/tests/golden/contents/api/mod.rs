//! Answers that are no JSON.

use bytes::Bytes;
use ringback::{Download, EventStream, Html, JsonLines, Problem, Redirect, Text, get, post};
use serde::Serialize;

/// A measurement.
#[derive(Debug, Serialize)]
pub struct Reading {
    pub celsius: f64,
}

/// Why there is nothing to see.
#[derive(Debug, Problem)]
pub enum ExportProblem {
    /// Ask again later.
    #[problem(status = 503)]
    Busy,
}

/// Is anybody there?
#[get("/ping")]
pub async fn ping() -> Text;

/// A page to look at.
#[get("/page")]
pub async fn page() -> Html;

/// JSON, as any other type.
#[get("/word")]
pub async fn word() -> String;

#[get("/table", content_type = "text/csv")]
pub async fn table() -> Result<String, ExportProblem>;

#[get("/picture/{id}", content_type = "image/png")]
pub async fn picture(id: u32) -> Option<Bytes>;

#[get("/octets")]
pub async fn octets() -> Bytes;

#[get("/report", content_type = "application/pdf")]
pub async fn report() -> Result<Option<Download>, ExportProblem>;

#[get("/backup")]
pub async fn backup() -> Download;

#[get("/attachments/{id}", content_type = "*/*")]
pub async fn attachment(id: u32) -> Option<Download>;

/// Go where the form is.
#[post("/start")]
pub async fn start() -> Redirect;

/// It is elsewhere for good.
#[get("/old/{id}", status = 308)]
pub async fn old(id: u32) -> Option<Redirect>;

/// Readings as they happen.
#[get("/readings")]
pub async fn watch_readings() -> EventStream<Reading>;

/// Every reading there is.
#[get("/readings/all")]
pub async fn export_readings() -> Result<JsonLines<Reading>, ExportProblem>;
