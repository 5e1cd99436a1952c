//! The types that are compared, as the build script made them.

use crate::case::Case;

#[allow(
    dead_code,
    unused_imports,
    missing_docs,
    clippy::all,
    clippy::pedantic,
    clippy::restriction,
    deprecated,
    elided_lifetimes_in_paths,
    unreachable_pub,
    reason = "the code of others, and types that are odd on purpose"
)]
mod modules {
    include!(concat!(env!("OUT_DIR"), "/corpus.rs"));
}

/// Every type.
pub(crate) fn cases() -> Vec<Case> {
    modules::all_cases()
}
