//! Lists, a page at a time.

use crate::api::paging::Page;

/// How many items a page has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageSize(u32);

impl PageSize {
    /// As many as were asked for; the contract says how many are too many.
    pub(crate) fn of(limit: u32) -> Self {
        Self(limit)
    }

    /// How many rows to read: one more than a page has tells whether there is another page.
    pub(crate) fn rows(self) -> u32 {
        self.0 + 1
    }

    /// The page that so many rows make.
    pub(crate) fn page<T>(self, mut items: Vec<T>) -> Page<T> {
        let size = self.0 as usize;
        let has_more = items.len() > size;
        items.truncate(size);
        Page { items, has_more }
    }
}
