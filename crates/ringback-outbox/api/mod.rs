//! What operators do with an outbox: see how deliveries go, and help those that do not.
//!
//! Everything asks for the operators' token. Times are RFC 3339 in UTC, by the clock that deliveries go by. Lists are
//! read a page at a time: `limit` says how many items a page has, up to 200, `after` is the `next` of the page before.

pub mod operator;
pub mod problems;

pub mod overview;
pub mod endpoints;
pub mod messages;
pub mod keys;
