//! Serves the document and the pages that show it.
//!
//! All of it is static: bytes compressed at build time, entity tags known beforehand. Only a document whose router is
//! nested is told where.

mod asset;
mod description;
mod encoding;
mod etag;
#[cfg(feature = "docs")]
mod pages;
mod paths;

pub use paths::{docs, docs_at};
