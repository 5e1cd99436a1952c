//! Delivering what is due.
//!
//! One task takes turns: it records what came of the attempts that ended, claims as many messages as there is room for,
//! both in one transaction, and begins an attempt for each. An attempt's place is free again only once its result is
//! committed, so that a crash repeats no more than was under way.

mod answers;
mod attempt;
mod claim;
mod dispatcher;
mod outcome;
mod record;
mod schedule;
mod set_back;

pub use answers::{Answered, Answers, Delivery, Taken};
pub use dispatcher::Dispatching;
