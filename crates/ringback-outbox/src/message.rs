//! One callback that is kept: its id and its state.

use std::fmt;

use ringback::signing;

/// The id of a message, `msg_` and letters and digits; ids sort by the time they were made.
///
/// It is the `webhook-id` of every attempt.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(String);

/// What is behind the prefix of an id.
const PREFIX: &str = "msg_";

impl MessageId {
    pub(crate) fn new() -> Self {
        Self(signing::new_id())
    }

    pub(crate) fn kept(id: String) -> Self {
        Self(id)
    }

    /// Reads an id as it was shown; `None` for what cannot be one.
    pub fn from_text(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(PREFIX)?;
        let is_id = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        is_id.then(|| Self(text.to_owned()))
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
