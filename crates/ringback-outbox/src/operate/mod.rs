//! What operators do: look, replay, cancel, pause, resume, rotate keys, prune.
//!
//! Everything works while deliveries go on, and from another process.

mod change;
mod endpoint;
mod message;
mod messages;
mod overview;
mod prune;
mod rotate;

pub use endpoint::{Endpoint, EndpointPlace, EndpointSelection, EndpointState};
pub use message::{AttemptRecord, Message, State};
pub use messages::{Ended, MessagePlace, Selection, Which};
pub use overview::Overview;
pub use prune::Pruned;
