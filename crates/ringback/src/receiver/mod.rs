//! The receiving side of callbacks and webhooks: who sent it, and whether it was here before.
//!
//! A generated receiver asks a [`Verification`] before it reads anything of a request. What passes is handed to the
//! receiver's trait once: an [`AnswerStore`] remembers the answers, and a repeat of what was answered with success gets
//! the same answer again. Whoever receives by hand calls [`verify`].
//!
//! Implements the receiver of
//! [Standard Webhooks 1.0](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).

mod delivery;
mod verification;
mod verify;

mod answer_store;
mod kept_answer;
mod memory_store;

mod once;
mod receiving;

pub use answer_store::{AnswerStore, Claim};
pub use delivery::{Delivery, delivery};
pub use kept_answer::KeptAnswer;
pub use memory_store::MemoryStore;
#[doc(hidden)]
pub use receiving::{Admission, Receiving};
pub use verification::Verification;
pub use verify::{VerifyError, verify};
