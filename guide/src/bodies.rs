//! Answers with what was written.

use ringback::Failure;

use crate::Guide;
use crate::api::bodies::Entry;
use crate::generated::service::Bodies;

impl Bodies for Guide {
    async fn write_entry(&self, entry: Entry) -> Result<Entry, Failure> {
        Ok(entry)
    }

    async fn set_motto(&self, motto: Option<String>) -> Result<String, Failure> {
        Ok(motto.map_or_else(|| "There is no motto.".to_owned(), |motto| format!("The motto: {motto}")))
    }
}
