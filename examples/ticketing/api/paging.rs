//! Lists, a page at a time.

use chrono::{DateTime, Utc};
use garde::Validate;
use serde::{Deserialize, Serialize};

/// Which part of a list; `I` names its items.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct Paging<I> {
    /// The last item of the page before.
    #[garde(skip)]
    pub after: Option<I>,
    /// The most items to answer with; 20 where it is absent.
    #[serde(default = "usual_limit")]
    #[garde(range(min = 1, max = 100))]
    pub limit: u32,
}

/// How many items a page has where nothing is said.
fn usual_limit() -> u32 {
    20
}

/// A part of a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Page<T> {
    /// In the order they were created.
    pub items: Vec<T>,
    /// Whether there are more: ask again, with `after` the id of the last one here.
    pub has_more: bool,
}

/// A stretch of time.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Period {
    /// Then or later.
    pub from: Option<DateTime<Utc>>,
    /// Earlier than that.
    pub before: Option<DateTime<Utc>>,
}
