//! Finds the JSON Pointer of a place in JSON text, given by line and column.
//!
//! Serde says only where it stopped. Wrapping each deserializer to learn the pointer would double the code of every body
//! type; scanning the text afterwards costs nothing until a body is refused.
//!
//! Source: RFC 6901. The text is known to be JSON.

/// The pointer of the innermost value that holds the last octet before this line and column.
pub(super) fn pointer(text: &[u8], line: usize, column: usize) -> String {
    let mut scan = Scan { levels: Vec::new() };
    let end = offset(text, line, column).min(text.len());
    let mut index = 0;
    while index < end {
        index = scan.step(text, index);
    }
    scan.pointer()
}

/// How many octets stand before this line and column, both of which serde counts from 1 and 0.
fn offset(text: &[u8], line: usize, column: usize) -> usize {
    let lines = text.split_inclusive(|&byte| byte == b'\n').take(line.saturating_sub(1));
    lines.map(<[u8]>::len).sum::<usize>() + column
}

/// The objects and arrays that are open.
struct Scan {
    levels: Vec<Level>,
}

enum Level {
    /// An object, and the member that is being read; its name comes next where there is none.
    Object { name: Option<String> },
    /// An array, and the item that is being read.
    Array { index: usize },
}

impl Scan {
    /// Reads the token at `index`; answers where the next one begins.
    fn step(&mut self, text: &[u8], index: usize) -> usize {
        match text[index] {
            b'{' => self.levels.push(Level::Object { name: None }),
            b'[' => self.levels.push(Level::Array { index: 0 }),
            b'}' | b']' => drop(self.levels.pop()),
            b',' => self.next(),
            b'"' => return self.string(text, index),
            _ => {}
        }
        index + 1
    }

    fn next(&mut self) {
        match self.levels.last_mut() {
            Some(Level::Object { name }) => *name = None,
            Some(Level::Array { index }) => *index += 1,
            None => {}
        }
    }

    fn string(&mut self, text: &[u8], index: usize) -> usize {
        let after = string_end(text, index);
        if let Some(Level::Object { name: name @ None }) = self.levels.last_mut() {
            *name = serde_json::from_slice(&text[index..after]).ok();
        }
        after
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for level in &self.levels {
            match level {
                Level::Object { name: Some(name) } => push_token(&mut pointer, name),
                Level::Object { name: None } => {}
                Level::Array { index } => push_token(&mut pointer, &index.to_string()),
            }
        }
        pointer
    }
}

/// Adds a reference token to a JSON Pointer (RFC 6901 section 3).
pub(crate) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
}

/// Where the string that begins at `index` ends: after its closing quote.
pub(crate) fn string_end(text: &[u8], index: usize) -> usize {
    let mut at = index + 1;
    while at < text.len() {
        match text[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use serde::de::IgnoredAny;

    use super::*;

    /// `^` stands before the first octet that serde has not read.
    fn check(marked: &str, expected: &str) {
        let (before, after) = marked.split_once('^').unwrap();
        let line = before.matches('\n').count() + 1;
        let column = before.len() - before.rfind('\n').map_or(0, |index| index + 1);
        let text = format!("{before}{after}");
        serde_json::from_str::<IgnoredAny>(&text).unwrap();
        assert_eq!(pointer(text.as_bytes(), line, column), expected, "{marked}");
    }

    #[test]
    fn a_scalar_is_where_its_last_octet_is() {
        check("7^", "");
        check(r#"{"a": 7^}"#, "/a");
        check(r#"{"a": 7, "b": "x"^}"#, "/b");
        check("[1, [2, 3^]]", "/1/1");
        check("{\n  \"a\": {\n    \"b\": true^\n  }\n}", "/a/b");
    }

    #[test]
    fn a_container_is_where_its_bracket_is() {
        check(r#"{"a": {"b": 7}^}"#, "/a");
        check(r#"{"a": [1, 2]^, "b": 7}"#, "/a");
        check(r#"{"a": 7}^"#, "");
    }

    #[test]
    fn a_name_is_where_its_value_will_be() {
        check(r#"{"a": 7, "b"^: 8}"#, "/b");
    }

    #[test]
    fn brackets_and_quotes_in_strings_are_text() {
        check(r#"{"a": "}],{[", "b": 7^}"#, "/b");
        check(r#"{"a\"": "\\", "b": 7^}"#, "/b");
    }

    #[test]
    fn tokens_are_escaped() {
        check(r#"{"a/b~c": 7^}"#, "/a~1b~0c");
        check(r#"{"\u0061": 7^}"#, "/a");
    }
}
