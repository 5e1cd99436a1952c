//! Authors, found by structs whose fields are parameters.

use ringback::get;
use serde::{Deserialize, Serialize};

/// Whoever wrote a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// As it stands on the title page.
    pub name: String,
    /// The year.
    pub born: u16,
}

/// What every list can be asked for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AuthorSearch {
    /// Stands in the name.
    pub word: Option<String>,
    /// The most to answer with.
    #[serde(default = "ten")]
    pub page_size: u8,
    /// Written `pageSize` now.
    #[deprecated]
    pub limit: Option<u8>,
}

fn ten() -> u8 {
    10
}

/// From one year to another.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Years {
    /// The first year.
    pub from: u16,
    /// The last year.
    pub to: Option<u16>,
}

/// Find authors.
#[get("/authors")]
pub async fn find_authors(
    #[query] search: AuthorSearch,
    /// When they were born.
    #[query(deep)]
    born: Option<Years>,
) -> Vec<Author>;
