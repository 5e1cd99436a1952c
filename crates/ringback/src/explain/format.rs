//! Checks one value against the keywords that look at nothing else.
//!
//! Sources: JSON Schema draft 2020-12, Validation, sections 6.1 to 6.4 and 7.3; RFC 3339 for dates and times.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde_json::{Number, Value};
use url::Url;

/// Whether a value is what the schema says of it, members and items aside.
pub(super) fn is_shaped(schema: &Value, value: &Value) -> bool {
    is_typed(schema, value) && is_listed(schema, value) && is_formed(schema, value)
}

/// Whether a value has one of the schema's types; any type where it names none.
pub(super) fn is_typed(schema: &Value, value: &Value) -> bool {
    match &schema["type"] {
        Value::String(name) => is_of_type(name, value),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(|name| is_of_type(name, value)),
        _ => true,
    }
}

/// Whether a value is the schema's constant, or stands in its enumeration; true where it has neither.
pub(super) fn is_listed(schema: &Value, value: &Value) -> bool {
    let is_constant = schema.get("const").is_none_or(|constant| constant == value);
    is_constant && schema.get("enum").and_then(Value::as_array).is_none_or(|values| values.contains(value))
}

fn is_of_type(name: &str, value: &Value) -> bool {
    match name {
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

fn is_formed(schema: &Value, value: &Value) -> bool {
    match value {
        Value::Number(number) => is_in_range(schema, number),
        Value::String(text) => is_text(schema, text),
        Value::Array(items) => {
            is_counted(schema, "minItems", "maxItems", items.len()) && is_unique(schema, items)
        }
        Value::Null | Value::Bool(_) | Value::Object(_) => true,
    }
}

fn is_in_range(schema: &Value, number: &Number) -> bool {
    let bound = |keyword: &str| schema.get(keyword).and_then(Value::as_number);
    let is_excluded = |values: &Vec<Value>| values.contains(&Value::Number(number.clone()));
    !schema["not"]["enum"].as_array().is_some_and(is_excluded)
        && bound("minimum").is_none_or(|minimum| !is_less(number, minimum))
        && bound("maximum").is_none_or(|maximum| !is_less(maximum, number))
}

/// Exact between whole numbers; `f64` holds not all of them.
fn is_less(a: &Number, b: &Number) -> bool {
    match (a.as_i128(), b.as_i128()) {
        (Some(a), Some(b)) => a < b,
        (Some(_) | None, _) => a.as_f64() < b.as_f64(),
    }
}

fn is_counted(schema: &Value, minimum: &str, maximum: &str, count: usize) -> bool {
    let bound = |keyword: &str| schema.get(keyword).and_then(Value::as_u64);
    let count = count as u64;
    bound(minimum).is_none_or(|minimum| minimum <= count)
        && bound(maximum).is_none_or(|maximum| count <= maximum)
}

/// The most items that are compared with each other: beyond, the cost would be the client's to choose.
const MAX_COMPARED: usize = 1_000;

fn is_unique(schema: &Value, items: &[Value]) -> bool {
    schema["uniqueItems"] != true
        || items.len() > MAX_COMPARED
        || items.iter().enumerate().all(|(index, item)| !items[..index].contains(item))
}

fn is_text(schema: &Value, text: &str) -> bool {
    let has_length = is_counted(schema, "minLength", "maxLength", text.chars().count());
    let is_of = |schema: &Value| schema["format"].as_str().is_none_or(|format| is_in_format(format, text));
    let choices = schema.get("anyOf").and_then(Value::as_array);
    has_length && is_of(schema) && choices.is_none_or(|choices| choices.iter().any(is_of))
}

fn is_in_format(format: &str, text: &str) -> bool {
    match format {
        "uuid" => is_uuid(text),
        "uri" => Url::parse(text).is_ok(),
        "date-time" => is_date_time(text),
        "date" => is_date(text),
        "time" => is_time(text),
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        "ip" => text.parse::<IpAddr>().is_ok(),
        "decimal" => is_decimal(text),
        _ => true,
    }
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let is_hex = |group: &&str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(is_hex)
}

fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    is_digits(whole) && is_digits(fraction)
}

/// `full-date`, a blank or `T`, `full-time`.
fn is_date_time(text: &str) -> bool {
    text.split_once(['T', 't', ' ']).is_some_and(|(date, time)| is_date(date) && is_time(time))
}

/// `full-date`; the days of each month are counted.
fn is_date(text: &str) -> bool {
    let Some([year, month, day]) = numbers(text, '-', [4, 2, 2]) else {
        return false;
    };
    let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap_year => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// `partial-time` and, after it, an offset: only the former is required, since `time` of a naive type has none.
fn is_time(text: &str) -> bool {
    let (clock, offset) = text.find(['Z', 'z', '+', '-']).map_or((text, ""), |index| text.split_at(index));
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let is_clock = numbers(clock, ':', [2, 2, 2])
        .is_some_and(|[hour, minute, second]| hour < 24 && minute < 60 && second <= 60);
    is_clock && is_digits(fraction) && is_offset(offset)
}

fn is_offset(offset: &str) -> bool {
    match offset {
        "" | "Z" | "z" => true,
        signed => numbers(&signed[1..], ':', [2, 2]).is_some_and(|[hour, minute]| hour < 24 && minute < 60),
    }
}

/// Numbers of so many digits, set apart by `separator`.
fn numbers<const N: usize>(text: &str, separator: char, digits: [usize; N]) -> Option<[u32; N]> {
    let parts: Vec<&str> = text.split(separator).collect();
    if !parts.iter().map(|part| part.len()).eq(digits) || !parts.iter().all(|part| is_digits(part)) {
        return None;
    }
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    numbers.try_into().ok()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(schema: &Value, good: &[Value], bad: &[Value]) {
        for value in good {
            assert!(is_shaped(schema, value), "{schema} takes {value}");
        }
        for value in bad {
            assert!(!is_shaped(schema, value), "{schema} refuses {value}");
        }
    }

    fn check_format(format: &str, good: &[&str], bad: &[&str]) {
        let values = |texts: &[&str]| texts.iter().map(|&text| Value::from(text)).collect::<Vec<_>>();
        check(&json!({ "type": "string", "format": format }), &values(good), &values(bad));
    }

    #[test]
    fn types() {
        check(&json!({}), &[json!(null), json!([1])], &[]);
        check(&json!({ "type": "integer" }), &[json!(7), json!(-7)], &[json!(7.5), json!("7"), json!(true)]);
        check(&json!({ "type": "number" }), &[json!(7), json!(7.5)], &[json!("7"), json!(null)]);
        check(&json!({ "type": ["string", "null"] }), &[json!("a"), json!(null)], &[json!(7), json!({})]);
    }

    #[test]
    fn ranges_are_exact_where_a_float_is_not() {
        let schema = json!({ "type": "integer", "minimum": 0, "maximum": 9_007_199_254_740_992_u64 });
        check(
            &schema,
            &[json!(0), json!(9_007_199_254_740_992_u64)],
            &[json!(-1), json!(9_007_199_254_740_993_u64)],
        );
        let schema = json!({ "type": "number", "minimum": 0.5 });
        check(&schema, &[json!(0.5), json!(1)], &[json!(0), json!(0.4)]);
    }

    #[test]
    fn enumerations_and_constants() {
        check(&json!({ "enum": ["a", null] }), &[json!("a"), json!(null)], &[json!("b"), json!(7)]);
        check(&json!({ "const": "a" }), &[json!("a")], &[json!("A")]);
    }

    #[test]
    fn lengths_count_characters_and_items() {
        check(&json!({ "minLength": 2, "maxLength": 2 }), &[json!("éé")], &[json!("é"), json!("ééé")]);
        check(&json!({ "minItems": 1, "maxItems": 2 }), &[json!([1])], &[json!([]), json!([1, 2, 3])]);
        check(&json!({ "uniqueItems": true }), &[json!([1, 2])], &[json!([1, 2, 1])]);
    }

    #[test]
    fn uuids() {
        check_format(
            "uuid",
            &["67e55044-10b1-426f-9247-bb680e5fe0c8", "67E55044-10B1-426F-9247-BB680E5FE0C8"],
            &["", "67e55044", "67e5504410b1426f9247bb680e5fe0c8", "67e55044-10b1-426f-9247-bb680e5fe0cg"],
        );
    }

    #[test]
    fn dates_and_times() {
        check_format(
            "date",
            &["2024-02-29", "2025-12-31"],
            &["2025-02-29", "2025-13-01", "2025-1-1", "2025-00-00", ""],
        );
        check_format(
            "time",
            &["12:00:00Z", "23:59:60+01:00", "12:00:00.5"],
            &["24:00:00Z", "12:00", "12:00:00+1", "12:00:00."],
        );
        check_format(
            "date-time",
            &["2025-01-31T12:00:00Z", "2025-01-31t12:00:00.123-07:00", "2025-01-31 12:00:00z"],
            &[
                "2025-01-31",
                "2025-01-31T25:00:00Z",
                "T",
                "2025-01-31T12:00:00+24:00",
                "2025-01-31T12:00:00Zé",
            ],
        );
    }

    #[test]
    fn addresses_and_numbers() {
        check_format("uri", &["https://a.b/", "mailto:a@b"], &["", "a.b", "/a", "//a.b"]);
        check_format("ipv4", &["127.0.0.1"], &["127.1", "::1", "256.0.0.1"]);
        check_format("ipv6", &["::1"], &["127.0.0.1", "[::1]"]);
        check_format("ip", &["::1", "127.0.0.1"], &["localhost"]);
        let any = json!({ "type": "string", "anyOf": [{ "format": "ipv4" }, { "format": "ipv6" }] });
        check(&any, &[json!("::1"), json!("127.0.0.1")], &[json!("localhost"), json!(1)]);
        check_format("decimal", &["1", "-1.50", "+0"], &["", ".", "1.", ".5", "1e3", "NaN", "1,5", "--1"]);
    }

    #[test]
    fn formats_it_does_not_know_take_any_text() {
        check_format("unheard-of", &["", "x"], &[]);
    }
}
