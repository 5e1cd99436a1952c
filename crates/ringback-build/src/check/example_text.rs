//! Single values of examples: what is expected in place of one.
//!
//! Formats whose rules are short are looked at; what else a format demands is left to the reader.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use regex_lite::Regex;
use serde_json::Value;

use crate::diagnostics::did_you_mean;
use crate::model::{EnumValue, Schema, SchemaKind};

/// What is expected in place of a value; `None` where it fits, or where the kind is not that of a single value.
pub(super) fn expected(kind: &SchemaKind, value: &Value) -> Option<String> {
    match kind {
        SchemaKind::Null => (!value.is_null()).then(|| "`null` is expected".to_owned()),
        SchemaKind::Boolean => (!value.is_boolean()).then(|| "`true` or `false` is expected".to_owned()),
        SchemaKind::Integer { minimum, maximum, .. } => integer(value, *minimum, *maximum),
        SchemaKind::Number { .. } => (!value.is_number()).then(|| "a number is expected".to_owned()),
        SchemaKind::String { format, min_length, max_length, .. } => {
            let Value::String(text) = value else { return Some("a string is expected".to_owned()) };
            let length = text.chars().count() as u64;
            if min_length.is_some_and(|least| length < least) || max_length.is_some_and(|most| length > most)
            {
                return Some("a text of another length is expected".to_owned());
            }
            unmet_format((*format)?, text)
        }
        SchemaKind::Decimal { reads_numbers } => {
            let fits = match value {
                Value::String(text) => is_decimal(text),
                Value::Number(_) => *reads_numbers,
                Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => false,
            };
            (!fits).then(|| "a decimal in a string is expected, such as `\"9.50\"`".to_owned())
        }
        SchemaKind::Enum(values) => one_of(values, value),
        SchemaKind::OtherText(names) => {
            let is_other = value.as_str().is_some_and(|text| names.iter().all(|name| name != text));
            (!is_other).then(|| "another text is expected".to_owned())
        }
        SchemaKind::Never => Some("this is never there".to_owned()),
        SchemaKind::Any
        | SchemaKind::Binary
        | SchemaKind::Ref(_)
        | SchemaKind::Array { .. }
        | SchemaKind::Tuple { .. }
        | SchemaKind::Object { .. }
        | SchemaKind::OneOf(_)
        | SchemaKind::Tagged { .. }
        | SchemaKind::AnyOf(_)
        | SchemaKind::AllOf(_) => None,
    }
}

/// Whether a name is one that the keys of a map are written as.
pub(super) fn is_key(keys: &Schema, name: &str) -> bool {
    let key = match &keys.kind {
        SchemaKind::Integer { .. } | SchemaKind::Boolean => serde_json::from_str(name).unwrap_or(Value::Null),
        SchemaKind::Any
        | SchemaKind::Null
        | SchemaKind::Ref(_)
        | SchemaKind::Number { .. }
        | SchemaKind::String { .. }
        | SchemaKind::Decimal { .. }
        | SchemaKind::Binary
        | SchemaKind::Enum(_)
        | SchemaKind::Array { .. }
        | SchemaKind::Tuple { .. }
        | SchemaKind::Object { .. }
        | SchemaKind::OneOf(_)
        | SchemaKind::Tagged { .. }
        | SchemaKind::AnyOf(_)
        | SchemaKind::AllOf(_)
        | SchemaKind::OtherText(_)
        | SchemaKind::Never => Value::from(name),
    };
    expected(&keys.kind, &key).is_none()
}

fn integer(value: &Value, minimum: Option<i128>, maximum: Option<i128>) -> Option<String> {
    let number = value.as_i64().map(i128::from).or_else(|| value.as_u64().map(i128::from));
    let Some(number) = number else { return Some("a whole number is expected".to_owned()) };
    match (minimum, maximum) {
        (Some(least), _) if number < least => Some(format!("`{least}` or more is expected")),
        (_, Some(most)) if number > most => Some(format!("`{most}` or less is expected")),
        (_, _) => None,
    }
}

fn one_of(values: &[EnumValue], value: &Value) -> Option<String> {
    let written = value.as_str().unwrap_or_default();
    let names = values.iter().map(|value| value.value.as_str());
    if value.is_string() && names.clone().any(|name| name == written) {
        return None;
    }
    let meant = did_you_mean(written, names.clone()).map(|near| format!("did you mean `\"{near}\"`"));
    let all = || names.map(|name| format!("`\"{name}\"`")).collect::<Vec<_>>().join(" or ");
    Some(meant.unwrap_or_else(|| format!("{} is expected", all())))
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && is_digits(fraction)
}

/// A regular expression that a text does not match.
pub(super) fn unmet_pattern(pattern: &str, text: &str) -> Option<String> {
    // What this reader does not know, another may.
    let expression = Regex::new(pattern).ok()?;
    (!expression.is_match(text)).then(|| format!("`{pattern}` must match"))
}

/// A format that a text does not have.
pub(super) fn unmet_format(format: &str, text: &str) -> Option<String> {
    let is_met = match format {
        "uuid" => is_like("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", text),
        "date" => is_like("0000-00-00", text),
        "date-time" => is_date_time(text),
        "uri" => url::Url::parse(text).is_ok(),
        "email" => text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty()),
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        "ip" => text.parse::<IpAddr>().is_ok(),
        _ => true,
    };
    (!is_met).then(|| format!("a text of format `{format}` is expected"))
}

/// RFC 3339 section 5.6; which days a month has is not looked at.
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't']) else { return false };
    let (Some(clock), Some(rest)) = (time.get(..8), time.get(8..)) else { return false };
    let zone = rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let is_zone = matches!(zone, "Z" | "z") || is_like("+00:00", zone) || is_like("-00:00", zone);
    is_like("0000-00-00", date) && is_like("00:00:00", clock) && is_zone
}

/// Whether a text has digits where the shape has `0`, hexadecimal ones for `x`, and all else alike.
fn is_like(shape: &str, text: &str) -> bool {
    let fits = |(shape, byte): (u8, u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        b'x' => byte.is_ascii_hexdigit(),
        other => byte == other,
    };
    shape.len() == text.len() && shape.bytes().zip(text.bytes()).all(fits)
}
