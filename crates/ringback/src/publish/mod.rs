//! Serves the document and the pages that show it.
//!
//! All of it is static: bytes compressed at build time, entity tags known beforehand.

mod asset;
mod encoding;
mod etag;
#[cfg(feature = "docs")]
mod pages;
mod paths;

pub use paths::docs;
