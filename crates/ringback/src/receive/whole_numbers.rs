//! Writes the whole numbers in a JSON text without fraction and exponent.
//!
//! JSON Schema counts `1.0` and `1e3` as integers (draft 2020-12, Core, section 4.2.3), serde does not. Only a text that
//! serde refused comes here, so that others cost nothing.

use serde_json::value::Number;

use crate::explain::string_end;

/// Beyond this not every whole number is a double, so that digits could get lost (RFC 8259 section 6).
const MAX_EXACT: f64 = 9_007_199_254_740_991.0;

/// The text with its whole numbers written as such; `None` where they are already.
pub(super) fn written(text: &[u8]) -> Option<Vec<u8>> {
    let mut written = Vec::with_capacity(text.len());
    let mut rest = text;
    let mut is_changed = false;
    while let [first, ..] = rest {
        let length = match first {
            b'"' => string_end(rest, 0),
            b'-' | b'0'..=b'9' => rest.iter().position(|byte| !is_of_number(*byte)).unwrap_or(rest.len()),
            _ => 1,
        };
        let (token, after) = rest.split_at(length);
        if let Some(whole) = whole(token) {
            written.extend_from_slice(whole.to_string().as_bytes());
            is_changed = true;
        } else {
            written.extend_from_slice(token);
        }
        rest = after;
    }
    is_changed.then_some(written)
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E')
}

/// The whole number that is written with a fraction or an exponent.
#[expect(clippy::cast_possible_truncation, reason = "the number is whole and within bounds")]
fn whole(token: &[u8]) -> Option<i64> {
    let is_float = matches!(token, [b'-' | b'0'..=b'9', ..])
        && token.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'));
    // serde knows what JSON's numbers look like, but is not exact to the last digit.
    let number =
        std::str::from_utf8(token).ok().filter(|token| is_float && token.parse::<Number>().is_ok())?;
    let number: f64 = number.parse().ok()?;
    (number.fract() == 0.0 && number.abs() <= MAX_EXACT).then_some(number as i64)
}

#[cfg(test)]
mod tests {
    fn check(text: &str, expected: Option<&str>) {
        let written = super::written(text.as_bytes());
        assert_eq!(written.map(|text| String::from_utf8(text).unwrap()).as_deref(), expected, "{text}");
    }

    #[test]
    fn whole_numbers_are_written_as_such() {
        check(r#"{"a": 1.0, "b": [-2.50e1, 1E3 ,0.0]}"#, Some(r#"{"a": 1, "b": [-25, 1000 ,0]}"#));
        check("-0.0", Some("0"));
        check("9007199254740991.0", Some("9007199254740991"));
    }

    #[test]
    fn all_else_stays_as_it_is() {
        for text in
            ["", "1", "1.5", "1e-3", "9007199254740993.0", "1e300", r#"{"1.0": "2.0 \" 3.0"}"#, "true"]
        {
            check(text, None);
        }
    }

    #[test]
    fn what_is_no_number_does_not_become_one() {
        for text in ["1.", "1.e1", "01.0", "-", "1.0.0", "1e", "--1.0", "\"1.0", "\"\\"] {
            check(text, None);
        }
    }
}
