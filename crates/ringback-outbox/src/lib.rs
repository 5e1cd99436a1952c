#![doc = include_str!("../README.md")]

mod clock;
mod database;
mod error;

mod endpoint;
mod message;
mod sign;

mod enqueue;
mod limits;
mod outbox;

mod dispatch;
mod metrics;
mod operate;

#[cfg(feature = "admin")]
#[expect(unreachable_pub, reason = "a contract of this crate's own, known by its document")]
#[path = "../api/mod.rs"]
mod api;
#[cfg(feature = "admin")]
#[path = "../generated/mod.rs"]
mod generated;

#[cfg(feature = "admin")]
pub mod admin;

#[cfg(feature = "command")]
#[doc(hidden)]
pub mod command;

#[doc(hidden)]
pub mod support;

pub use clock::{Clock, ManualClock};
pub use database::Database;
pub use dispatch::{Answered, Answers, Delivery, Dispatching, Taken};
pub use endpoint::EndpointName;
pub use enqueue::EnqueueError;
pub use error::OutboxError;
pub use limits::Limits;
pub use message::MessageId;
pub use operate::{
    AttemptRecord, Ended, Endpoint, EndpointPlace, EndpointSelection, EndpointState, Message, MessagePlace,
    Overview, Pruned, Selection, State, Which,
};
pub use outbox::Outbox;
pub use sign::{KeysOf, Secret, SecretError};
