//! What a message is called.

use uuid::Uuid;

/// What our own ids begin with.
const PREFIX: &str = "msg_";

/// The longest id that is one.
const MAX_BYTES: usize = 256;

/// A new id, `msg_` and 32 digits and letters; ids sort by the time they were made.
pub fn new_id() -> String {
    format!("{PREFIX}{}", Uuid::now_v7().simple())
}

/// Whether a text may be an id: 1 to 256 letters, digits, `_` and `-` of ASCII.
///
/// Above all no dot, which separates the id from what is signed behind it.
pub fn is_id(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (1..=MAX_BYTES).contains(&text.len()) && text.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_no_dot_and_an_end() {
        for text in [&new_id(), "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", "550e8400-e29b-41d4-a716-446655440000"] {
            assert!(is_id(text), "{text}");
        }
        for text in ["", "msg_1.2", "msg 1", "msg_é", &"x".repeat(MAX_BYTES + 1)] {
            assert!(!is_id(text), "{text}");
        }
    }
}
