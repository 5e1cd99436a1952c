//! Values changed at one place.

use serde_json::{Value, json};

use crate::random::Random;

/// Numbers, lists and objects that stand in place of another value.
#[rustfmt::skip]
const STRANGERS: &[&str] = &[
    "null", "true", "[]", "{}", "[null]", "[1, true]", r#"{"a": null}"#, r#"{"Low": null}"#, r#"{"Unit": null}"#,
    r#"{"Newtype": 1}"#, r#"{"a": 1, "b": 2}"#,
    "0", "-1", "1", "1.0", "0.5", "127", "128", "-128", "-129", "255", "256", "32767", "32768", "65535", "65536",
    "2147483647", "2147483648", "4294967295", "4294967296", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "18446744073709551615", "1e16", "1e20", "-1e20", "1e39", "-1e39", "1e300", "7e28", "1e-7",
];

/// Texts that stand in place of another value.
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "0", "-0", "+1", "01", "127", "128", "-128", "-129", "255", "256", "9223372036854775808", "18446744073709551616",
    "-9223372036854775809", "false", "", "a", "ab", "ü", "Low", "low", "LOW", "1", "-1", "1.5", "1e3", ".5", "5.", "1_000", " 1", "NaN", "true",
    "127.0.0.1", "256.0.0.1", "01.2.3.4", "1.2.3", "::1", ":::", "::1%eth0",
    "not a uri", "/relative", "http://", "http://a b/", "http://a.example:99999/", "http://a.example/ünï",
    "https://a.example/|",
    "67e5504410b1426f9247bb680e5fe0c8", "{67e55044-10b1-426f-9247-bb680e5fe0c8}",
    "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8", "67e55044-10b1-426f-9247-bb680e5fe0c",
    "2024-02-30", "2024-13-01", "2024-1-1", "+12024-01-01", "-0001-01-01", "2024-02-29", "2024-02-29T00:00:00",
    "2024-02-29T00:00:00Z", "2024-02-29 00:00:00Z", "2024-02-29T24:00:00Z", "2016-12-31T23:59:60Z",
    "2024-02-29T00:00:00+25:00", "2024-02-29T00:00Z", "2024-02-29T00:00:00.1234567890123Z",
    "2024-02-29T00:00:00+0100", "12:00", "12:00:00", "24:00:00", "23:59:60", "12:00:00.5",
    "79228162514264337593543950335", "79228162514264337593543950336", "0.12345678901234567890123456789",
];

fn stranger(random: &mut Random) -> Value {
    if random.one_in(2) {
        return (*random.pick(TEXTS)).into();
    }
    let text: &&str = random.pick(STRANGERS);
    serde_json::from_str(text).expect("each is JSON")
}

/// Changes one place.
pub(crate) fn mutate(value: &mut Value, random: &mut Random) {
    let place = random.below(count(value));
    let target = nth(value, &mut { place }).expect("the place was counted");
    match target {
        Value::Object(members) if !members.is_empty() && !random.one_in(3) => {
            let name = members.keys().nth(random.below(members.len())).cloned().expect("there are some");
            match random.below(5) {
                0 => {
                    members.insert("a stranger".to_owned(), json!(1));
                }
                1 => {
                    let moved = members.shift_remove(&name).expect("it stands there");
                    members.insert(name.to_uppercase(), moved);
                }
                2 => {
                    let moved = members.shift_remove(&name).expect("it stands there");
                    members.insert((*random.pick(TEXTS)).to_owned(), moved);
                }
                _ => {
                    members.shift_remove(&name);
                }
            }
        }
        Value::Array(items) if !items.is_empty() && !random.one_in(3) => match random.below(3) {
            0 => {
                items.pop();
            }
            1 => items.push(stranger(random)),
            _ => items.push(items[0].clone()),
        },
        Value::Object(members) if random.one_in(3) => {
            let listed = members.values().cloned().collect();
            *target = Value::Array(listed);
        }
        other => *other = stranger(random),
    }
}

/// How many values there are in a value, itself included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// The nth value in a value.
fn nth<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Value::Object(members) => members.values_mut().find_map(|member| nth(member, left)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}
