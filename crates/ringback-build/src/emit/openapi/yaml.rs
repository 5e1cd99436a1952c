//! JSON values as YAML (YAML 1.2.2, such that readers of 1.1 see the same).
//!
//! Text stands plain where no reader could take it for anything else, as a literal block where it has lines, and in
//! double quotes otherwise: a string of JSON in quotes is one of YAML, too.

use std::fmt::Write;

use serde_json::{Map, Number, Value};

/// Words that some reader takes for a truth value or for nothing, in any case (YAML 1.1, and 1.2.2 section 10.3.2).
const KEPT_WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];

/// A key that stands on the line of its value has at most 1024 characters (section 7.4.2).
const LONGEST_KEY_BYTES: usize = 1_000;

/// A document, with a line end at its end.
pub(super) fn text(document: &Value) -> String {
    let mut text = String::new();
    match document {
        Value::Object(members) if !members.is_empty() => mapping(&mut text, members, 0),
        Value::Array(items) if !items.is_empty() => sequence(&mut text, items, 0),
        Value::Object(_)
        | Value::Array(_)
        | Value::String(_)
        | Value::Number(_)
        | Value::Bool(_)
        | Value::Null => {
            scalar(&mut text, document, 2);
            text.push('\n');
        }
    }
    text
}

/// The members, one below the other; the first stands where the text ends.
fn mapping(text: &mut String, members: &Map<String, Value>, indent: usize) {
    for (index, (name, value)) in members.iter().enumerate() {
        if index > 0 {
            push_indent(text, indent);
        }
        key(text, name, indent);
        member(text, value, indent);
    }
}

fn key(text: &mut String, name: &str, indent: usize) {
    let is_long = name.len() > LONGEST_KEY_BYTES;
    text.push_str(if is_long { "? " } else { "" });
    if is_plain(name) {
        text.push_str(name);
    } else {
        quoted(text, name);
    }
    if is_long {
        text.push('\n');
        push_indent(text, indent);
    }
    text.push(':');
}

/// What stands behind the colon of a member.
fn member(text: &mut String, value: &Value, indent: usize) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            text.push('\n');
            push_indent(text, indent + 2);
            mapping(text, members, indent + 2);
        }
        Value::Array(items) if !items.is_empty() => {
            text.push('\n');
            push_indent(text, indent);
            sequence(text, items, indent);
        }
        Value::Object(_)
        | Value::Array(_)
        | Value::String(_)
        | Value::Number(_)
        | Value::Bool(_)
        | Value::Null => {
            text.push(' ');
            scalar(text, value, indent + 2);
            text.push('\n');
        }
    }
}

/// The items, one below the other; the first stands where the text ends.
fn sequence(text: &mut String, items: &[Value], indent: usize) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            push_indent(text, indent);
        }
        text.push_str("- ");
        match item {
            Value::Object(members) if !members.is_empty() => mapping(text, members, indent + 2),
            Value::Array(items) if !items.is_empty() => sequence(text, items, indent + 2),
            Value::Object(_)
            | Value::Array(_)
            | Value::String(_)
            | Value::Number(_)
            | Value::Bool(_)
            | Value::Null => {
                scalar(text, item, indent + 2);
                text.push('\n');
            }
        }
    }
}

/// What has no members or items. The lines of a block are indented so far.
fn scalar(text: &mut String, value: &Value, indent: usize) {
    match value {
        Value::Object(_) => text.push_str("{}"),
        Value::Array(_) => text.push_str("[]"),
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(value) => text.push_str(&number(value)),
        Value::String(value) if is_plain(value) => text.push_str(value),
        Value::String(value) if is_block(value) => block(text, value, indent),
        Value::String(value) => quoted(text, value),
    }
}

/// As JSON writes it, save that readers of YAML 1.1 want a point and a sign beside an exponent.
fn number(value: &Number) -> String {
    let written = value.to_string();
    let Some((mantissa, exponent)) = written.split_once('e') else { return written };
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['-', '+']) { "" } else { "+" };
    format!("{mantissa}{point}e{sign}{exponent}")
}

/// Whether no reader takes this for anything but this very text, without quotes and on one line.
///
/// What begins like a number or a date, or with a sign that means something (sections 5.3 and 7.3.3), is not.
fn is_plain(value: &str) -> bool {
    let begins =
        value.starts_with(|first: char| first.is_alphabetic() || matches!(first, '/' | '$' | '_' | '('));
    let ends = !value.ends_with([' ', ':']);
    let is_kept = || KEPT_WORDS.iter().any(|word| word.eq_ignore_ascii_case(value));
    begins
        && ends
        && !value.contains(": ")
        && !value.contains(" #")
        && value.chars().all(is_printable)
        && !is_kept()
}

/// Whether the text has lines, and nothing that a literal block could not keep (section 8.1.2).
fn is_block(value: &str) -> bool {
    let is_kept = |line: &str| !line.ends_with(' ') && line.chars().all(is_printable);
    value.contains('\n')
        && !value.starts_with([' ', '\n'])
        && !value.ends_with("\n\n")
        && value != "\n"
        && value.split('\n').all(is_kept)
}

/// A literal block; the line end of its last line is written by the caller.
fn block(text: &mut String, value: &str, indent: usize) {
    let (lines, end) = match value.strip_suffix('\n') {
        Some(lines) => (lines, "|"),
        None => (value, "|-"),
    };
    text.push_str(end);
    for line in lines.split('\n') {
        text.push('\n');
        if !line.is_empty() {
            push_indent(text, indent);
            text.push_str(line);
        }
    }
}

/// In double quotes, with escapes for what is not printable (section 5.7).
fn quoted(text: &mut String, value: &str) {
    text.push('"');
    for char in value.chars() {
        match char {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            char if is_printable(char) => text.push(char),
            char => write!(text, "\\u{:04x}", u32::from(char)).expect("memory is enough"),
        }
    }
    text.push('"');
}

/// Whether a character stands for itself within a line (section 5.1), and never for a line end (YAML 1.1 has more).
fn is_printable(char: char) -> bool {
    matches!(char, ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}'
        | '\u{ff00}'..='\u{fffd}' | '\u{10000}'..)
}

fn push_indent(text: &mut String, indent: usize) {
    text.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::text;

    #[test]
    fn a_document_reads_well() {
        let document = json!({
            "openapi": "3.1.1",
            "info": {"title": "Invoices", "description": "Two lines:\n\n- they are kept", "license": {}},
            "tags": [{"name": "invoices", "x": [[1, 2.5], []]}],
            "paths": {"/invoices/": {"200": {"$ref": "#/components/x", "a: b": null, "on": true}}},
            "{$request.query.url}/x": ["yes", "No", "2026-11-24", "12", "-", "~", " a", "a ", "a #b", "é", "\u{7}"],
        });
        expect![[r##"
            openapi: "3.1.1"
            info:
              title: Invoices
              description: |-
                Two lines:

                - they are kept
              license: {}
            tags:
            - name: invoices
              x:
              - - 1
                - 2.5
              - []
            paths:
              /invoices/:
                "200":
                  $ref: "#/components/x"
                  "a: b": null
                  "on": true
            "{$request.query.url}/x":
            - "yes"
            - "No"
            - "2026-11-24"
            - "12"
            - "-"
            - "~"
            - " a"
            - "a "
            - "a #b"
            - é
            - "\u0007"
        "##]]
        .assert_eq(&text(&document));
    }

    #[test]
    fn long_keys_and_large_numbers_are_read_again() {
        let key = "{$request.body#/a}/".repeat(100);
        let document = json!({key: {"b": [1e30, 1e-7, u64::MAX, i64::MIN]}, "c": "d"});
        let written = text(&document);
        assert!(written.contains("1.0e+30"), "{written}");
        assert_eq!(yaml_serde::from_str::<Value>(&written).expect("YAML"), document);
    }

    /// Texts of what means something in YAML, and of anything.
    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[-?:,\\[\\]{}#&*!|>'\"%@` a\n]{0,12}",
            "[~.0-9eExo+_:-]{0,6}",
            "(?i)(true|yes|on|null|y|nan|\\.inf|a: b|a #b|---|\\.\\.\\.|=|<<)",
            any::<String>(),
        ]
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any_text().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |value| {
            prop_oneof![
                prop::collection::vec(value.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((any_text(), value), 0..5)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_value_is_read_again(value in any_value()) {
            let written = text(&value);
            let read: Value = yaml_serde::from_str(&written).unwrap_or_else(|error| panic!("{error}:\n{written}"));
            prop_assert_eq!(read, value, "{}", written);
        }
    }
}
