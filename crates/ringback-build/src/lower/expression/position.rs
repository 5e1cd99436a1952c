//! Where in a URL the expressions of a key stand.
//!
//! A value may be the base at the start, a part of a path segment, or a part of a query pair's value: in scheme,
//! host, port, name of a query pair or fragment it could lead the call anywhere.

use std::ops::Range;

use crate::diagnostics::Code;
use crate::lower::expression::{Key, Mistake, Part};

/// Reports every expression and every text that stands where it must not.
pub(super) fn check(key: &Key, text: &str, mistakes: &mut Vec<Mistake>) {
    let mut position = Position::Start;
    for part in &key.parts {
        position = match part {
            Part::Expression(_, range) => value(position, range, mistakes),
            Part::Text(text, range) => {
                check_characters(text, range.start, mistakes);
                walk(position, text, range.start, mistakes)
            }
        };
    }
    match position {
        Position::Start => mistakes.push(no_base(0..text.len())),
        Position::Authority => mistakes.push(no_host(0..text.len())),
        Position::Refused
        | Position::BaseValue
        | Position::Host
        | Position::Segment
        | Position::QueryName
        | Position::QueryValue => {}
    }
    if mistakes.is_empty() {
        check_segments(key, text.len(), mistakes);
        check_host(key, mistakes);
    }
}

/// What was read so far ends in this part of a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    /// Nothing was read.
    Start,
    /// `https://`
    Authority,
    /// `https://host`
    Host,
    /// An expression at the start, which is a whole URL.
    BaseValue,
    Segment,
    QueryName,
    QueryValue,
    /// Something was reported; what follows cannot be judged.
    Refused,
}

fn value(position: Position, range: &Range<usize>, mistakes: &mut Vec<Mistake>) -> Position {
    let refused = match position {
        Position::Start => return Position::BaseValue,
        Position::Segment | Position::QueryValue | Position::Refused => return position,
        Position::Authority | Position::Host => "in the host or port, a value could lead the call anywhere",
        Position::BaseValue => "a `/` or `?` must stand between two expressions at the start",
        Position::QueryName => "only values of a query may be expressions, not names",
    };
    let message = "an expression cannot stand here";
    mistakes.push(Mistake::new(Code::EXPRESSION_POSITION, range.clone(), message, refused));
    Position::Refused
}

fn walk(mut position: Position, text: &str, start: usize, mistakes: &mut Vec<Mistake>) -> Position {
    let mut rest = text;
    if position == Position::Start {
        let Some(behind) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
            mistakes.push(no_base(start..start + text.len()));
            return Position::Refused;
        };
        position = Position::Authority;
        rest = behind;
    }
    let offset = start + text.len() - rest.len();
    for (at, c) in rest.char_indices() {
        position = match step(position, c) {
            Ok(next) => next,
            Err((message, label)) => {
                let range = offset + at..offset + at + c.len_utf8();
                mistakes.push(Mistake::new(Code::CALLBACK_KEY, range, message, label));
                return Position::Refused;
            }
        };
    }
    position
}

type Refusal = (&'static str, &'static str);

const NO_FRAGMENT: Refusal = ("a fragment is never sent", "leave out `#` and what follows");
const NO_USERINFO: Refusal = ("a user name or password in a URL", "leave it out");
const AFTER_BASE: Refusal =
    ("an expression at the start is a whole URL", "what follows it must begin with `/` or `?`");
const NO_HOST: Refusal = ("this URL has no host", "a host must stand before this");

fn step(position: Position, c: char) -> Result<Position, Refusal> {
    if c == '#' {
        return Err(NO_FRAGMENT);
    }
    match (position, c) {
        (Position::Start | Position::Authority, '/' | '?' | ':') => Err(NO_HOST),
        (Position::Authority | Position::Host, '@') => Err(NO_USERINFO),
        (Position::Host | Position::BaseValue, '/') => Ok(Position::Segment),
        (Position::Host | Position::BaseValue | Position::Segment, '?') | (Position::QueryValue, '&') => {
            Ok(Position::QueryName)
        }
        (Position::QueryName, '=') => Ok(Position::QueryValue),
        (Position::BaseValue, _) => Err(AFTER_BASE),
        (Position::Start | Position::Authority, _) => Ok(Position::Host),
        (
            Position::Host
            | Position::Segment
            | Position::QueryName
            | Position::QueryValue
            | Position::Refused,
            _,
        ) => Ok(position),
    }
}

fn no_base(range: Range<usize>) -> Mistake {
    let message = "a callback's key must begin with the address that is called";
    let label = "neither an expression nor `https://`";
    let mistake = Mistake::new(Code::CALLBACK_KEY, range, message, label);
    mistake
        .with_help("begin with the parameter that holds the address, such as `{$request.query.callback_url}`")
}

fn no_host(range: Range<usize>) -> Mistake {
    let (message, label) = NO_HOST;
    Mistake::new(Code::CALLBACK_KEY, range, message, label)
}

/// What may stand in a URL as it is: RFC 3986 section 2, without what ends a path or a query.
fn check_characters(text: &str, start: usize, mistakes: &mut Vec<Mistake>) {
    for (at, c) in text.char_indices() {
        let is_escape = || text[at + 1..].bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
        let fits = match c {
            '%' => is_escape(),
            other => other.is_ascii_alphanumeric() || "-._~!$&()*+,;=:@/?#".contains(other),
        };
        if !fits {
            let range = start + at..start + at + c.len_utf8();
            let shown = if c.is_control() { c.escape_debug().to_string() } else { c.to_string() };
            let message = format!("`{shown}` cannot stand in a URL");
            let mistake = Mistake::new(Code::CALLBACK_KEY, range, message, "not allowed in a URL");
            mistakes.push(mistake.with_help("write it percent-encoded"));
        }
    }
}

/// A URL that is written out must have a host and a port that can be called.
fn check_host(key: &Key, mistakes: &mut Vec<Mistake>) {
    let Some(Part::Text(text, range)) = key.parts.first() else {
        return;
    };
    let authority = text.find("://").map_or(0, |at| at + "://".len());
    let end = text[authority..].find(['/', '?']).map_or(text.len(), |at| authority + at);
    if let Err(error) = url::Url::parse(&text[..end]) {
        let range = range.start + authority..range.start + end;
        let message = format!("`{}` is not a host", &text[authority..end]);
        mistakes.push(Mistake::new(Code::CALLBACK_KEY, range, message, error.to_string()));
    }
}

/// Text may neither climb nor leave a segment empty, except the last one.
fn check_segments(key: &Key, length: usize, mistakes: &mut Vec<Mistake>) {
    let masked = masked(key, length);
    let path = masked.split('?').next().unwrap_or_default();
    let mut start = path.find("://").map_or(0, |at| at + "://".len());
    let mut segments = path[start..].split('/').peekable();
    start += segments.next().map_or(0, str::len);
    while let Some(segment) = segments.next() {
        let range = start..start + 1 + segment.len();
        start = range.end;
        let lower = segment.to_ascii_lowercase().replace("%2e", ".");
        let is_inner_and_empty = segment.is_empty() && segments.peek().is_some();
        if lower == "." || lower == ".." || is_inner_and_empty {
            let message = format!("`/{segment}` in the path of a callback");
            let label = "a segment must not be empty, `.` or `..`";
            mistakes.push(Mistake::new(Code::CALLBACK_KEY, range, message, label));
        }
    }
}

/// The key with an `x` for each byte of an expression, so that places stay where they are.
fn masked(key: &Key, length: usize) -> String {
    let mut masked = "x".repeat(length);
    for part in &key.parts {
        if let Part::Text(text, range) = part {
            masked.replace_range(range.clone(), text);
        }
    }
    masked
}
