//! The cursor of a list: where the next page begins, as text that means nothing to the caller.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The sequence number of the last invoice that was listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor(pub i64);

impl Cursor {
    /// The cursor as it stands in an answer.
    pub fn to_text(self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.to_be_bytes())
    }

    /// Reads what [`Cursor::to_text`] wrote; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        Some(Self(i64::from_be_bytes(bytes.try_into().ok()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn what_was_written_is_read() {
        for sequence in [0, 1, 4711, i64::MAX] {
            assert_eq!(Cursor::from_text(&Cursor(sequence).to_text()), Some(Cursor(sequence)));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "1", "AAAA", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(Cursor::from_text(text), None, "{text}");
        }
    }
}
