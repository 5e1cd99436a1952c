//! Structs whose fields are parameters.

use std::collections::BTreeMap;

use ringback::{callback, get, post};
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

/// What was read, as text.
pub type Seen = BTreeMap<String, String>;

/// What is said of any list.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Listing {
    /// The most to answer with.
    #[serde(default = "page_size")]
    pub page_size: u16,
    /// Where the page before ended.
    pub start_after: Option<Uuid>,
    /// Only with all of these.
    pub tag: Vec<String>,
    /// Only those.
    pub state: Option<Vec<Visibility>>,
    #[deprecated]
    #[serde(default)]
    pub offset: u32,
    /// In which order.
    #[serde(rename = "sort[by]")]
    order: Order,
}

fn page_size() -> u16 {
    20
}

/// In which order.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    Name,
    Age,
}

/// Who sees it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    Public,
    Private,
}

/// Where a file stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FilePlace {
    pub drive: Uuid,
    /// From the outermost folder.
    pub folders: Vec<String>,
}

/// What every request says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Trace {
    /// Given back in the answer.
    pub request_id: Option<Uuid>,
    /// Who asks, and for whom.
    #[serde(rename = "X_Via", default)]
    pub via: Vec<String>,
}

/// What a browser remembers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Preferences {
    #[serde(default)]
    pub dark: bool,
    pub language: String,
}

/// Between two days.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Age {
    /// In days.
    pub least: u32,
    /// In days.
    pub most: Option<u32>,
}

/// Where to report to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reporting {
    pub report_to: Option<Url>,
    pub label: String,
}

/// List files.
#[get("/files")]
pub async fn list_files(
    #[query] listing: Listing,
    #[query("q")] words: Option<String>,
    #[header] trace: Trace,
    #[cookie] preferences: Preferences,
) -> Seen;

/// Read a file.
#[get("/drives/{drive}/files/{folders}")]
pub async fn read_file(#[path] place: FilePlace) -> Seen;

/// List old files; each list is one value.
#[get("/old-files")]
pub async fn list_old_files(
    /// How old they are.
    #[query(deep)]
    age: Age,
    #[query("size", deep)] size: Option<Age>,
    #[query(comma)] labels: Labels,
) -> Seen;

/// With which labels.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct Labels {
    pub any: Vec<String>,
    pub none: Vec<String>,
}

/// Check all files, and report what is broken.
#[post("/checks", callbacks(checked))]
pub async fn check_files(#[query] reporting: Reporting);

/// A file was checked.
#[callback(post, "{$request.query.report_to}/files/{$label}")]
pub async fn checked(file: FilePlace);
