//! The text of the contract, and places in it.
//!
//! Nothing here parses. Text is held with `\n` line ends and without a byte order mark, so that a checkout
//! with CRLF gives the same output.

mod files;
mod load;
mod span;

pub use files::{FileId, SourceFile, Sources};
pub use load::LoadError;
pub use span::Span;
