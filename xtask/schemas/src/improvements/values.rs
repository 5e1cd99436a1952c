//! What single values may be.

use serde_json::{Value, json};

use crate::case::Direction;
use crate::improvements::{Improvement, Members, Place, take};

/// The rules about this.
pub(super) const RULES: &[Improvement] = &[
    Improvement {
        name: "sizes of pointers",
        reason: "`usize` and `isize` have 64 bits, whose formats the registry of OpenAPI knows",
        apply: pointer_size,
    },
    Improvement {
        name: "ranges of integers",
        reason: "serde reads no number beyond the type; schemars bounds the small types only",
        apply: integer_range,
    },
    Improvement {
        name: "range of `f32`",
        reason: "serde reads no number beyond it",
        apply: |theirs, ours, _| {
            let is_single = theirs.get("format") == Some(&json!("float"));
            is_single
                && take(theirs, ours, "minimum", &bound('-'))
                && take(theirs, ours, "maximum", &bound('+'))
        },
    },
    Improvement {
        name: "times without an offset",
        reason: "the registry of OpenAPI calls them `date-time-local` and `time-local`",
        apply: |theirs, ours, _| {
            [("partial-date-time", "date-time-local"), ("partial-time", "time-local")].iter().any(
                |(old, new)| {
                    let is_old = theirs.get("format") == Some(&json!(old));
                    is_old
                        && ours.get("format") == Some(&json!(new))
                        && theirs.insert("format".to_owned(), json!(new)).is_some()
                },
            )
        },
    },
    Improvement {
        name: "addresses of either kind",
        reason: "`ip` is no format of JSON Schema, `ipv4` and `ipv6` are",
        apply: |theirs, ours, _| {
            let kinds = json!([{ "format": "ipv4" }, { "format": "ipv6" }]);
            let is_either = theirs.get("format") == Some(&json!("ip")) && ours.get("anyOf") == Some(&kinds);
            if is_either {
                theirs.remove("format");
                theirs.insert("anyOf".to_owned(), kinds);
            }
            is_either
        },
    },
    Improvement {
        name: "decimals",
        reason: "as many digits as a decimal keeps, and the format that the registry of OpenAPI knows",
        apply: decimal,
    },
    Improvement {
        name: "closed objects of std",
        reason: "serde refuses other members of ranges, durations, moments, results and bounds",
        apply: closed_std,
    },
    Improvement {
        name: "times of std",
        reason: "less than a second of nanoseconds is left beside the seconds, which are signed inside a moment",
        apply: |theirs, ours, place| {
            let maximum = match place.path.last().map(String::as_str) {
                Some("nanos" | "nanos_since_epoch") => json!(999_999_999),
                Some("secs_since_epoch") => i64::MAX.into(),
                _ => return false,
            };
            let applies = ours.get("maximum") == Some(&maximum);
            if applies {
                theirs.insert("maximum".to_owned(), maximum);
            }
            applies
        },
    },
    Improvement {
        name: "keys of maps",
        reason: "a key is written as a string, in one spelling and inside the range of its type",
        apply: keys,
    },
];

fn pointer_size(theirs: &mut Members, ours: &Members, _: &Place<'_>) -> bool {
    [("int", "int64"), ("uint", "uint64")].iter().any(|(old, new)| {
        let is_old = theirs.get("format") == Some(&json!(old)) && ours.get("format") == Some(&json!(new));
        is_old && theirs.insert("format".to_owned(), json!(new)).is_some()
    })
}

/// As it is read from a document.
fn bound(sign: char) -> Value {
    let text = format!("{:e}", f64::from(f32::MAX));
    serde_json::from_str(&format!("{}{text}", if sign == '-' { "-" } else { "" })).expect("it is a number")
}

fn integer_range(theirs: &mut Members, ours: &Members, _: &Place<'_>) -> bool {
    let (minimum, maximum): (Value, Value) = match theirs.get("format").and_then(Value::as_str) {
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("int64") => (i64::MIN.into(), i64::MAX.into()),
        Some("uint32") => (0.into(), u32::MAX.into()),
        Some("uint64") => (0.into(), u64::MAX.into()),
        _ => return false,
    };
    // Either bound may be narrower already, by validation.
    let low = take(theirs, ours, "minimum", &minimum);
    take(theirs, ours, "maximum", &maximum) || low
}

fn decimal(theirs: &mut Members, ours: &Members, place: &Place<'_>) -> bool {
    let pattern = match place.direction {
        Direction::Reading => r"^-?\d+(\.\d+)?([eE]\d+)?$",
        Direction::Writing => r"^-?\d+(\.\d+)?$",
    };
    let is_decimal = ours.get("format") == Some(&json!("decimal"));
    if !is_decimal || theirs.get("pattern") != Some(&json!(pattern)) {
        return false;
    }
    for keyword in ["format", "pattern", "minimum", "maximum"] {
        theirs.extend(ours.get(keyword).map(|value| (keyword.to_owned(), value.clone())));
    }
    true
}

fn closed_std(theirs: &mut Members, ours: &Members, _: &Place<'_>) -> bool {
    let closed = [
        &["end", "start"][..],
        &["start"],
        &["end"],
        &["nanos", "secs"],
        &["nanos_since_epoch", "secs_since_epoch"],
        &["Ok"],
        &["Err"],
        &["Included"],
        &["Excluded"],
    ];
    let names = theirs.get("properties").and_then(Value::as_object).map(|properties| {
        let mut names: Vec<&str> = properties.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    });
    names.is_some_and(|names| closed.contains(&names.as_slice()))
        && take(theirs, ours, "additionalProperties", &json!({ "not": {} }))
}

fn keys(theirs: &mut Members, ours: &Members, _: &Place<'_>) -> bool {
    let (Some(names), Some(values)) = (ours.get("propertyNames"), ours.get("additionalProperties")) else {
        return false;
    };
    let by_pattern = theirs.get("patternProperties").and_then(Value::as_object).and_then(|patterns| {
        let (pattern, values) = patterns.iter().next().filter(|_| patterns.len() == 1)?;
        [r"^\d+$", r"^-?\d+$"].contains(&pattern.as_str()).then(|| values.clone())
    });
    if let Some(their_values) = by_pattern {
        theirs.remove("patternProperties");
        theirs.insert("additionalProperties".to_owned(), their_values);
    } else if theirs.get("additionalProperties") != Some(values) {
        return false;
    }
    take(theirs, ours, "propertyNames", names)
}
