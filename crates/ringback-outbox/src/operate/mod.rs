//! What operators do: look, replay, cancel, pause, resume, prune.
//!
//! Everything works while deliveries go on, and from another process.

mod change;
mod endpoint;
mod message;
mod prune;

pub use endpoint::{Endpoint, EndpointState};
pub use message::{AttemptRecord, Message, Selection, State};
pub use prune::Pruned;
