//! For ourselves alone.

use ringback::{bearer, callback, post};
use serde::{Deserialize, Serialize};
use url::Url;

ringback::module! { documents(internal), security(Operator) }

/// One of us.
#[bearer]
pub struct Operator;

/// What was done.
#[derive(Serialize, Deserialize)]
pub struct Report {
    pub lines: u32,
}

/// Close the books.
#[post("/admin/close", callbacks(reported))]
pub async fn close_books(report_url: Url);

/// Open them again; nobody need know.
#[post("/admin/open", hidden)]
pub async fn open_books(password: String);

/// Sent when the books are closed.
#[callback(post, "{$request.query.report_url}")]
pub async fn reported(report: Report);
