//! What a row fails with when it cannot even be measured.

/// The person who runs it reads the message.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;
