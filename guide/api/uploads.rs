//! The archive: scans of old pages.

use ringback::{UploadedFile, post};
use serde::{Deserialize, Serialize};

/// A scan with what is known of it.
#[derive(Debug, Deserialize)]
pub struct Scan {
    /// What it shows.
    pub title: String,
    /// The page.
    pub page: UploadedFile,
    /// What lay between the pages.
    #[serde(default)]
    pub slips: Vec<UploadedFile>,
    /// Where the page is from.
    pub origin: Option<Origin>,
}

/// Where a page is from.
#[derive(Debug, Deserialize)]
pub struct Origin {
    /// The book's number.
    pub book: u32,
    /// Which of its pages.
    pub pages: Vec<u32>,
}

/// What the archive now has.
#[derive(Debug, Serialize)]
pub struct Archived {
    /// What the page's file was called.
    pub name: Option<String>,
    /// What the page's file is said to be.
    pub media_type: Option<String>,
    /// How many octets there are in all.
    pub size: u64,
    /// The book, where it is known.
    pub book: Option<u32>,
}

/// Add a scan to the archive.
#[post("/scans", status = 201, max_bytes = 10_000_000)]
pub async fn add_scan(#[multipart] scan: Scan) -> Archived;
