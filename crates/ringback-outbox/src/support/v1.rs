//! The first version of what generated code calls.

use ringback::Failure;
pub use ringback::callback::Received;
pub use sqlx::Transaction;

pub use crate::{Answered, Answers, Database, Delivery, Taken};

/// What came of an answer that was as declared, and was handed to the service.
///
/// # Errors
///
/// The service's.
pub fn taken(result: Result<(), Failure>) -> Taken {
    match result {
        Ok(()) => Ok(Answered::AsDeclared),
        Err(Failure::Declared(never)) => match never {},
        Err(Failure::Internal(error)) => Err(error),
    }
}
