//! Where serde and a schema cannot say the same, and why.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

use crate::case::{Refusal, UNKNOWN};

/// A known difference.
pub(crate) struct Difference {
    pub(crate) name: &'static str,
    /// Why it is not removed.
    pub(crate) reason: &'static str,
    /// Whether what is read so is written so too.
    is_written: bool,
    applies: Applies,
}

enum Applies {
    /// serde reads what the schema refuses with this error.
    SchemaRefuses(fn(&ValidationError<'_>) -> bool),
    /// serde refuses a value, at its place and in its words, that the schema accepts.
    SerdeRefuses(fn(&Value, &str) -> bool),
}

use Applies::{SchemaRefuses, SerdeRefuses};

/// The name of a difference whose place serde does not tell where it keeps values for later.
pub(crate) const LARGE: &str = "a whole number beyond 2^53 as a float";

/// Every known difference.
pub(crate) const DIFFERENCES: &[Difference] = &[
    Difference {
        name: "a plain variant as an object",
        reason: "serde reads `{\"A\": null}` for the variant `A`, which it never writes",
        is_written: false,
        applies: SchemaRefuses(|error| is_about_text(error) && is_null_member(error.instance())),
    },
    Difference {
        name: "a variant by its number",
        reason: "what serde keeps until it knows the tag it also compares with positions, which it never writes",
        is_written: false,
        applies: SchemaRefuses(|error| is_about_text(error) && error.instance().is_number()),
    },
    Difference {
        name: "a flattened `Option` that does not fit",
        reason: "serde takes it for `None`, whatever is wrong with it",
        is_written: false,
        applies: SchemaRefuses(|error| error.instance_path().to_string().ends_with("/deep")),
    },
    Difference {
        name: "nothing as an empty object",
        reason: "serde reads `()` from `{}` too where it keeps a value for later; it writes `null`",
        is_written: false,
        applies: SchemaRefuses(|error| {
            expects(error, JsonType::Null) && *error.instance().as_ref() == serde_json::json!({})
        }),
    },
    Difference {
        name: "an item twice in a set",
        reason: "serde drops the second, where `uniqueItems` says what is meant",
        is_written: false,
        applies: SchemaRefuses(|error| matches!(error.kind(), ValidationErrorKind::UniqueItems)),
    },
    Difference {
        name: LARGE,
        reason: "not every whole number is a double there, so digits could get lost",
        is_written: false,
        applies: SerdeRefuses(|value, said| {
            value.as_f64().is_some_and(|x| x.abs() > 9e15) && said.starts_with("invalid type: floating point")
        }),
    },
    Difference {
        name: "an identifier in another spelling",
        reason: "the uuid crate reads it without hyphens, in braces and as a URN too; it writes the usual form",
        is_written: false,
        applies: SchemaRefuses(|error| has_format(error, &["uuid"])),
    },
    Difference {
        name: "a URL that is no URI",
        reason: "the url crate follows the URL standard of browsers, which repairs what RFC 3986 forbids",
        is_written: true,
        applies: SchemaRefuses(|error| has_format(error, &["uri"])),
    },
    Difference {
        name: "a URI that is no URL",
        reason: "RFC 3986 has no ports beyond 65535 to refuse, and allows an empty host",
        is_written: false,
        applies: SerdeRefuses(|_, said| {
            said.starts_with("invalid port number") || said.starts_with("empty host")
        }),
    },
    Difference {
        name: "nanoseconds beyond a second",
        reason: "serde carries them over to the seconds; it writes less than a second",
        is_written: false,
        applies: SchemaRefuses(|error| is_beyond(error, 999_999_999.0)),
    },
    Difference {
        name: "a year that has not four digits",
        reason: "chrono reads and writes years beyond 9999 and before 0, for which RFC 3339 has no form",
        is_written: true,
        applies: SchemaRefuses(|error| has_format(error, DATES) && has_sign(error.instance())),
    },
    Difference {
        name: "a moment or a day in another spelling",
        reason: "the time crates read more than RFC 3339, such as a space for the `T`; they write its form",
        is_written: false,
        applies: SchemaRefuses(|error| has_format(error, DATES)),
    },
    Difference {
        name: "a number of 29 digits as a decimal",
        reason: "2^96 is no bound that a client can make sense of; 28 digits always fit",
        is_written: false,
        applies: SchemaRefuses(|error| is_beyond(error, 1e28)),
    },
    Difference {
        name: "a decimal in another spelling",
        reason: "rust_decimal reads `.5`, `5.`, `1_000` and more digits than it keeps; it writes the usual form",
        is_written: false,
        applies: SchemaRefuses(|error| matches!(error.kind(), ValidationErrorKind::Pattern { .. })),
    },
];

/// The formats of days and times.
const DATES: &[&str] = &["date", "date-time", "date-time-local", "time-local"];

fn has_sign(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.starts_with(['+', '-']))
}

fn is_beyond(error: &ValidationError<'_>, bound: f64) -> bool {
    match error.kind() {
        ValidationErrorKind::Maximum { limit } => limit.as_f64() == Some(bound),
        ValidationErrorKind::Minimum { limit } => limit.as_f64() == Some(-bound),
        _ => false,
    }
}

fn has_format(error: &ValidationError<'_>, formats: &[&str]) -> bool {
    match error.kind() {
        ValidationErrorKind::Format { format } => formats.contains(&format.as_str()),
        _ => false,
    }
}

/// Whether a text, or one of some texts, was expected.
fn is_about_text(error: &ValidationError<'_>) -> bool {
    expects(error, JsonType::String) || matches!(error.kind(), ValidationErrorKind::Enum { .. })
}

fn expects(error: &ValidationError<'_>, ty: JsonType) -> bool {
    match error.kind() {
        ValidationErrorKind::Type { kind: TypeKind::Single(expected) } => *expected == ty,
        ValidationErrorKind::Type { kind: TypeKind::Multiple(expected) } => expected.contains(ty),
        _ => false,
    }
}

fn is_null_member(value: &Value) -> bool {
    value.as_object().is_some_and(|members| members.len() == 1 && members.values().all(Value::is_null))
}

/// The differences that explain all of these errors about a value that serde reads.
pub(crate) fn explain_read(errors: &[ValidationError<'_>]) -> Option<Vec<&'static str>> {
    explain_all(errors, &|_| true)
}

/// The differences that explain all of these errors about a value that serde wrote.
pub(crate) fn explain_written(errors: &[ValidationError<'_>]) -> Option<Vec<&'static str>> {
    explain_all(errors, &|known| known.is_written)
}

type Filter<'a> = &'a dyn Fn(&Difference) -> bool;

fn explain_all(errors: &[ValidationError<'_>], filter: Filter<'_>) -> Option<Vec<&'static str>> {
    let names: Option<Vec<_>> = errors.iter().map(|error| explain(error, filter)).collect();
    names.map(|names| names.concat())
}

fn explain(error: &ValidationError<'_>, filter: Filter<'_>) -> Option<Vec<&'static str>> {
    let applies = |known: &Difference| match known.applies {
        SchemaRefuses(applies) => applies(error),
        SerdeRefuses(_) => false,
    };
    if let Some(known) = DIFFERENCES.iter().find(|known| filter(known) && applies(known)) {
        return Some(vec![known.name]);
    }
    match error.kind() {
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            context.iter().find_map(|errors| explain_all(errors, filter))
        }
        _ => None,
    }
}

/// The difference that explains serde's refusal.
pub(crate) fn explain_refused(value: &Value, refusal: &Refusal) -> Option<&'static str> {
    let places = refusal
        .place
        .iter()
        .fold(vec![value], |places, step| places.into_iter().flat_map(|place| below(place, step)).collect());
    let fits = |known: &&Difference| match known.applies {
        SchemaRefuses(_) => false,
        SerdeRefuses(applies) => places.iter().any(|place| applies(place, &refusal.said)),
    };
    DIFFERENCES.iter().find(fits).map(|known| known.name)
}

/// The values that a step may lead to; a step that serde does not name may lead to each.
fn below<'v>(value: &'v Value, step: &str) -> Vec<&'v Value> {
    match value {
        Value::Array(items) => {
            step.parse().ok().and_then(|index: usize| items.get(index)).into_iter().collect()
        }
        Value::Object(members) if step == UNKNOWN => members.values().collect(),
        Value::Object(members) => members.get(step).into_iter().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => vec![value],
    }
}

/// The same value with whole numbers written as such.
#[expect(clippy::cast_possible_truncation, reason = "the number is whole and not large")]
pub(crate) fn with_whole_numbers(value: &Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e19 => {
                Value::Number((float as i64).into())
            }
            Some(_) | None => value.clone(),
        },
        Value::Array(items) => items.iter().map(with_whole_numbers).collect(),
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| (name.clone(), with_whole_numbers(value));
            Value::Object(members.iter().map(member).collect())
        }
        Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
    }
}
