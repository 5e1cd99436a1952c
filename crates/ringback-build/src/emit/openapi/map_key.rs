//! `propertyNames` (JSON Schema draft 2020-12, core, section 10.3.2.4): keys that are written as strings.
//!
//! `serde_json` writes a whole number as its digits, and reads it from these alone: without a sign before it, without
//! zeros in front, inside the range of its type.

use serde_json::{Value, json};

use super::schema::schema;
use crate::model::{Schema, SchemaKind};

/// What the names of an object are whose keys have a schema.
pub(super) fn names(keys: &Schema) -> Value {
    match &keys.kind {
        SchemaKind::Boolean => json!({ "enum": ["true", "false"] }),
        SchemaKind::Integer { minimum, maximum, .. } => {
            let bounds = (minimum.unwrap_or(i64::MIN.into()), maximum.unwrap_or(u64::MAX.into()));
            // Only what keeps zero out stands beside the bounds of a key.
            json!({ "pattern": pattern(bounds, keys.constraints.is_empty()) })
        }
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
        | SchemaKind::Never => schema(keys),
    }
}

/// A regular expression for the whole numbers between two others. What has an end begins at 0 or 1 on either side.
fn pattern((minimum, maximum): (i128, i128), has_zero: bool) -> String {
    let mut choices = Vec::new();
    if has_zero && minimum <= 0 {
        choices.push("0".to_owned());
    }
    choices.extend(up_to(maximum.unsigned_abs()));
    if minimum < 0 {
        choices.push(format!("-({})", up_to(minimum.unsigned_abs()).join("|")));
    }
    format!("^({})$", choices.join("|"))
}

/// The choices for the numbers from 1 to another: the shorter ones, then those that are smaller at one digit.
fn up_to(maximum: u128) -> Vec<String> {
    let digits = maximum.to_string();
    let mut choices = Vec::new();
    if digits.len() > 1 {
        choices.push(format!("[1-9]{}", any_digits(0, digits.len() - 2)));
    }
    for (place, digit) in digits.char_indices() {
        let least = if place == 0 { '1' } else { '0' };
        let is_last = place + 1 == digits.len();
        // The last digit may be that of the bound itself.
        let most = if is_last { Some(digit) } else { char::from_u32(u32::from(digit) - 1) };
        let Some(most) = most.filter(|most| *most >= least) else { continue };
        let behind = digits.len() - place - 1;
        let one = if least == most { most.to_string() } else { format!("[{least}-{most}]") };
        choices.push(format!("{}{one}{}", &digits[..place], any_digits(behind, behind)));
    }
    choices
}

fn any_digits(least: usize, most: usize) -> String {
    match (least, most) {
        (_, 0) => String::new(),
        (0, 1) => "[0-9]?".to_owned(),
        (1, 1) => "[0-9]".to_owned(),
        (least, most) if least == most => format!("[0-9]{{{least}}}"),
        (least, most) => format!("[0-9]{{{least},{most}}}"),
    }
}

#[cfg(test)]
mod tests {
    use regex_lite::Regex;

    use super::pattern;

    #[track_caller]
    fn check(bounds: (i128, i128), has_zero: bool, expected: &str) {
        assert_eq!(pattern(bounds, has_zero), expected);
    }

    #[test]
    fn small_ranges_can_be_read_by_a_person() {
        check((0, 255), true, "^(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])$");
        check((1, 9), true, "^([1-9])$");
        check((-128, 127), true, "^(0|[1-9][0-9]?|1[0-1][0-9]|12[0-7]|-([1-9][0-9]?|1[0-1][0-9]|12[0-8]))$");
    }

    #[test]
    fn exactly_the_numbers_of_a_range_match() {
        for (minimum, maximum) in [(0, 255), (1, 255), (-128, 127), (-10, 100), (0, 65535), (-999, 1000)] {
            let expression = Regex::new(&pattern((minimum, maximum), true)).unwrap();
            for number in -70_000..70_000_i128 {
                let is_inside = (minimum..=maximum).contains(&number);
                assert_eq!(expression.is_match(&number.to_string()), is_inside, "{number}");
            }
        }
    }

    #[test]
    fn the_ends_of_the_largest_types_are_exact() {
        let unsigned = Regex::new(&pattern((0, u64::MAX.into()), true)).unwrap();
        let signed = Regex::new(&pattern((i64::MIN.into(), i64::MAX.into()), true)).unwrap();
        assert!(unsigned.is_match("18446744073709551615") && !unsigned.is_match("18446744073709551616"));
        assert!(signed.is_match("-9223372036854775808") && !signed.is_match("-9223372036854775809"));
    }

    #[test]
    fn a_number_has_one_spelling() {
        let expression = Regex::new(&pattern((-128, 127), true)).unwrap();
        for text in ["", "01", "+1", "-0", "1.0", "1e1", " 1"] {
            assert!(!expression.is_match(text), "{text}");
        }
        assert!(!Regex::new(&pattern((-128, 127), false)).unwrap().is_match("0"));
    }
}
