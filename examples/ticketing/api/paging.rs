//! Lists, a page at a time.

use serde::{Deserialize, Serialize};

/// A part of a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Page<T> {
    /// In the order they were created.
    pub items: Vec<T>,
    /// Whether there are more: ask again, with `after` the id of the last one here.
    pub has_more: bool,
}
