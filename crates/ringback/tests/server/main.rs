//! The server side over HTTP: what a request to generated code is answered with.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them where it updates")]

mod contract;

mod bodies;
mod document;
mod failures;
mod hostile;
#[cfg(feature = "docs")]
mod pages;
mod parameters;
mod paths;
mod request;
mod sockets;
