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
    /// An object, and the member that is being read.
    Object { name: Option<String>, is_name_next: bool },
    /// An array, and the item that is being read.
    Array { index: usize },
}

impl Scan {
    /// Reads the token at `index`; answers where the next one begins.
    fn step(&mut self, text: &[u8], index: usize) -> usize {
        match text[index] {
            b'{' => self.levels.push(Level::Object { name: None, is_name_next: true }),
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
            Some(Level::Object { name, is_name_next }) => {
                *name = None;
                *is_name_next = true;
            }
            Some(Level::Array { index }) => *index += 1,
            None => {}
        }
    }

    fn string(&mut self, text: &[u8], index: usize) -> usize {
        let after = string_end(text, index);
        if let Some(Level::Object { name, is_name_next }) = self.levels.last_mut() {
            if *is_name_next {
                *name = serde_json::from_slice::<String>(&text[index..after]).ok();
                *is_name_next = false;
            }
        }
        after
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for level in &self.levels {
            match level {
                Level::Object { name: Some(name), .. } => {
                    pointer.push('/');
                    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                }
                Level::Object { name: None, .. } => {}
                Level::Array { index } => {
                    pointer.push('/');
                    pointer.push_str(&index.to_string());
                }
            }
        }
        pointer
    }
}

/// Where the string that begins at `index` ends: after its closing quote.
fn string_end(text: &[u8], index: usize) -> usize {
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
