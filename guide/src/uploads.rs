//! Weighs what was uploaded.

use ringback::{Failure, UploadedFile};

use crate::Guide;
use crate::api::uploads::{Archived, Scan};
use crate::generated::service::Uploads;

impl Uploads for Guide {
    async fn add_scan(&self, scan: Scan) -> Result<Archived, Failure> {
        // `scan.page.persist(path).await?` would keep the page; here it is gone once this returns.
        Ok(Archived {
            name: scan.page.file_name().map(str::to_owned),
            media_type: scan.page.content_type().map(str::to_owned),
            size: scan.page.size() + scan.slips.iter().map(UploadedFile::size).sum::<u64>(),
            book: scan.origin.map(|origin| origin.book),
        })
    }
}
