//! Answers with what was written.

use axum::body::Bytes;
use ringback::{Content, Failure};

use crate::Guide;
use crate::api::bodies::{Entry, MottoChange};
use crate::generated::service::Bodies;

impl Bodies for Guide {
    async fn write_entry(&self, entry: Entry) -> Result<Entry, Failure> {
        Ok(entry)
    }

    async fn set_motto(&self, motto: Option<String>) -> Result<String, Failure> {
        Ok(motto.map_or_else(|| "There is no motto.".to_owned(), |motto| format!("The motto: {motto}")))
    }

    async fn change_motto(&self, change: MottoChange) -> Result<String, Failure> {
        Ok(change.text.map_or_else(|| "The motto stays.".to_owned(), |text| format!("The motto: {text}")))
    }

    async fn set_blurb(&self, _: u32, blurb: String) -> Result<u32, Failure> {
        Ok(u32::try_from(blurb.split_whitespace().count())?)
    }

    async fn set_cover(&self, _: u32, cover: Bytes) -> Result<u32, Failure> {
        Ok(u32::try_from(cover.len())?)
    }

    async fn add_review(&self, _: u32, review: Content) -> Result<String, Failure> {
        Ok(format!("{} octets of {}", review.bytes().len(), review.media_type()))
    }
}
