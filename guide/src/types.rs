//! Answers with what was put into the catalogue.

use ringback::Failure;

use crate::Guide;
use crate::api::types::{BookLine, Item};
use crate::generated::service::Types;

impl Types for Guide {
    async fn put_item(&self, item: Item) -> Result<Item, Failure> {
        Ok(item)
    }

    async fn note_happening(&self, line: BookLine) -> Result<BookLine, Failure> {
        Ok(line)
    }
}
