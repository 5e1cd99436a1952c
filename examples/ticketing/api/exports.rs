//! Lists of attendees as files, written in the background; whoever asked is called when one is there.

use ringback::{Download, Problem, callback, get, post};
use serde::{Deserialize, Serialize};
use url::Url;

use super::auth::Organiser;
use super::ids::{EventId, ExportId};
use super::problems::Missing;

ringback::module! { tags("Exports"), callbacks(export_ready, export_dropped) }

/// A file to be.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct Export {
    /// Names it.
    pub id: ExportId,
    /// Whether it can be fetched.
    pub state: ExportState,
}

/// Whether a file can be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum ExportState {
    /// Not yet.
    Writing,
    /// It can.
    Ready,
}

/// In which order a file lists attendees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportOrder {
    /// By their addresses.
    Address,
    /// As they bought.
    Purchase,
}

/// Why a file was not sent.
#[derive(Debug, Problem)]
pub enum FetchExportProblem {
    /// There is none of this id, or it is not the caller's.
    #[problem(status = 404, title = "Not found")]
    NotFound,
    /// It is still being written.
    #[problem(status = 409, title = "Not ready")]
    NotReady,
}

/// Why the receiver has no use for a file.
#[derive(Debug, Problem)]
pub enum UnwantedExport {
    /// Nobody waits for it any more, so it is removed.
    #[problem(status = 410, title = "Not wanted")]
    NotWanted,
}

/// Ask for the attendees of one event.
#[post(
    "/events/{event_id}/exports",
    status = 202,
    links(read_export(export_id = "$response.body#/id"), fetch_export(export_id = "$response.body#/id"))
)]
pub async fn export_event(
    #[scopes("orders:read")] organiser: Organiser,
    event_id: EventId,
    /// Where to tell what became of the file.
    #[header]
    callback_url: Option<Url>,
    #[default(ExportOrder::Purchase)] order: ExportOrder,
) -> Result<Export, Missing>;

/// Ask for the attendees of all of one's events.
#[post(
    "/exports",
    status = 202,
    links(read_export(export_id = "$response.body#/id"), fetch_export(export_id = "$response.body#/id"))
)]
pub async fn export_everything(
    #[scopes("orders:read")] organiser: Organiser,
    /// Where to tell what became of the file.
    #[header]
    callback_url: Option<Url>,
    #[default(ExportOrder::Purchase)] order: ExportOrder,
) -> Export;

/// Say how far a file is.
#[get("/exports/{export_id}", callbacks())]
pub async fn read_export(
    #[scopes("orders:read")] organiser: Organiser,
    export_id: ExportId,
) -> Option<Export>;

/// Fetch a file.
#[get("/exports/{export_id}/file", content_type = "text/csv", callbacks())]
pub async fn fetch_export(
    #[scopes("orders:read")] organiser: Organiser,
    export_id: ExportId,
) -> Result<Download, FetchExportProblem>;

/// The file can be fetched.
#[callback(put, "{$request.header.callback-url}/exports/{$response.body#/id}")]
pub async fn export_ready(
    /// How many octets it has.
    #[header("X-Size")]
    size: u64,
    /// How many attendees it lists.
    attendees: u64,
    export: Export,
) -> Result<(), UnwantedExport>;

/// Nobody will come, so there is nothing to fetch.
#[callback(delete, "{$request.header.callback-url}/exports/{$response.body#/id}")]
pub async fn export_dropped();
