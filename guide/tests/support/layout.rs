//! JSON laid out as a person would: in a line where it fits, else a line for each member.

use serde_json::Value;

/// The longest line.
const MAX_LINE: usize = 100;

/// A value as text.
pub(crate) fn json(value: &Value) -> String {
    laid_out(value, 0)
}

fn laid_out(value: &Value, indent: usize) -> String {
    let line = in_a_line(value);
    if indent + line.len() <= MAX_LINE {
        return line;
    }
    let inner = indent + 2;
    let (open, parts, close) = match value {
        Value::Array(items) => ('[', items.iter().map(|item| laid_out(item, inner)).collect(), ']'),
        Value::Object(members) => {
            let member =
                |(name, value): (&String, &Value)| format!("{}: {}", quoted(name), laid_out(value, inner));
            ('{', members.iter().map(member).collect::<Vec<_>>(), '}')
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return line,
    };
    let (outer, inner) = (" ".repeat(indent), " ".repeat(inner));
    format!("{open}\n{inner}{}\n{outer}{close}", parts.join(&format!(",\n{inner}")))
}

fn in_a_line(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(in_a_line).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| format!("{}: {}", quoted(name), in_a_line(value));
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

fn quoted(name: &str) -> String {
    Value::from(name).to_string()
}
