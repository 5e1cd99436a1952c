//! Answers with what was put into the catalogue.

use ringback::Failure;

use crate::Guide;
use crate::api::types::{Entry, Item};
use crate::generated::service::Types;

impl Types for Guide {
    async fn put_item(&self, item: Item) -> Result<Item, Failure> {
        Ok(item)
    }

    async fn write_entry(&self, entry: Entry) -> Result<Entry, Failure> {
        Ok(entry)
    }
}
