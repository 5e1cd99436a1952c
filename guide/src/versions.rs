//! Shelves, for clients of both versions.

use ringback::Failure;

use crate::Guide;
use crate::api::versions::v2::shelves::Shelf;
use crate::generated::service::{VersionsV1Shelves, VersionsV2Shelves};

/// How many books stand on each shelf.
const BOOKS: u32 = 120;

impl VersionsV1Shelves for Guide {
    async fn read_shelf(&self, _letter: char) -> Result<u32, Failure> {
        Ok(BOOKS)
    }
}

impl VersionsV2Shelves for Guide {
    async fn read_shelf(&self, _letter: char) -> Result<Shelf, Failure> {
        Ok(Shelf { books: BOOKS, space: 30 })
    }
}
