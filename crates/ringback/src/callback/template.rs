//! What a callback's key adds to its base: path segments and query pairs, percent-encoded as they are read.
//!
//! Walks texts and values in order and knows at each moment in which position of a URL it stands. Never parses a
//! value: a value is only ever encoded, so that it cannot leave its position.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::callback::Source;
use crate::callback::target_error::{Refusal, TargetError};

/// All but the unreserved characters of RFC 3986 section 2.3.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What may stand in a path or query as it is (`pchar` of RFC 3986 section 3.3, and `/ ?`), and `%`, because a key
/// is written encoded. Without `'`, which the URL Standard encodes in a query.
const TEXT: &AsciiSet = &VALUE
    .remove(b'%')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@')
    .remove(b'/')
    .remove(b'?');

/// Path segments and query pairs, encoded.
#[derive(Default)]
pub(super) struct Appended {
    position: Position,
    path: String,
    query: String,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Position {
    /// Right behind the base.
    #[default]
    Base,
    Segment,
    QueryName,
    QueryValue,
}

impl Appended {
    /// The segments, each with its slash before it.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The pairs, without the `?`; `None` if there is no `?`.
    pub(super) fn query(&self) -> Option<&str> {
        match self.position {
            Position::Base | Position::Segment => None,
            Position::QueryName | Position::QueryValue => Some(&self.query),
        }
    }

    /// The number of segments; the slashes of values are encoded and do not count.
    pub(super) fn segments(&self) -> usize {
        self.path.matches('/').count()
    }

    /// Adds what stands in the key itself.
    pub(super) fn push_text(&mut self, text: &str) -> Result<(), TargetError> {
        let is_wrong = |c: char| c.is_control() || c.is_whitespace() || matches!(c, '\\' | '#');
        if text.contains(is_wrong) {
            return Err(contract_fault());
        }
        text.chars().try_for_each(|c| self.push_char(c))
    }

    /// Adds the value that came from `at`.
    pub(super) fn push_value(&mut self, at: Source, value: &str) -> Result<(), TargetError> {
        match self.position {
            Position::Base | Position::QueryName => return Err(contract_fault()),
            Position::Segment => {
                check_path_value(value).map_err(|refusal| TargetError::of(at, refusal))?;
                self.path.extend(utf8_percent_encode(value, VALUE));
            }
            Position::QueryValue => self.query.extend(utf8_percent_encode(value, VALUE)),
        }
        Ok(())
    }

    /// Adds a pair to the query.
    pub(super) fn push_pair(&mut self, name: &str, value: &str) {
        if !self.query.is_empty() && !self.query.ends_with('&') {
            self.query.push('&');
        }
        self.query.extend(utf8_percent_encode(name, VALUE));
        self.query.push('=');
        self.query.extend(utf8_percent_encode(value, VALUE));
        self.position = Position::QueryValue;
    }

    /// Refuses a key whose own text climbs: values cannot, but `/../` in a key would.
    pub(super) fn finish(self) -> Result<Self, TargetError> {
        let climbs = self.path.split('/').any(is_dot_segment);
        if climbs { Err(contract_fault()) } else { Ok(self) }
    }

    fn push_char(&mut self, c: char) -> Result<(), TargetError> {
        let next = match (self.position, c) {
            (Position::Base, '/') => Position::Segment,
            (Position::Base | Position::Segment, '?') => {
                self.position = Position::QueryName;
                return Ok(());
            }
            (Position::Base, _) => return Err(contract_fault()),
            (Position::QueryName, '=') => Position::QueryValue,
            (Position::QueryValue, '&') => Position::QueryName,
            (position @ (Position::Segment | Position::QueryName | Position::QueryValue), _) => position,
        };
        self.position = next;
        let part = if next == Position::Segment { &mut self.path } else { &mut self.query };
        part.extend(utf8_percent_encode(c.encode_utf8(&mut [0; 4]), TEXT));
        Ok(())
    }
}

fn contract_fault() -> TargetError {
    TargetError::new(None, Refusal::Template)
}

fn check_path_value(value: &str) -> Result<(), Refusal> {
    if value.is_empty() {
        return Err(Refusal::EmptyPathValue);
    }
    if value.contains(char::is_control) {
        return Err(Refusal::ControlCharacter);
    }
    if value.split(['/', '\\']).any(|segment| matches!(segment, "." | "..")) {
        return Err(Refusal::DotSegment);
    }
    Ok(())
}

/// A dot segment as the URL Standard reads it: `%2e` is `.` there, so no encoding can hide it.
fn is_dot_segment(segment: &str) -> bool {
    let decoded = segment.replace("%2e", ".").replace("%2E", ".");
    matches!(decoded.as_str(), "." | "..")
}
