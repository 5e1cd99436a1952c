//! Fenced blocks of JSON in doc comments: they are examples, and no part of the text.
//!
//! A block is looked at as CommonMark does (section 4.5); it is not read as JSON yet.

use syn::Attribute;

use crate::diagnostics::Sink;
use crate::parse::Place;
use crate::parse::docs::{Line, lines};
use crate::source::Span;

/// A fenced block whose first word is `json`.
#[derive(Debug)]
pub struct JsonBlock {
    /// Where the line that opens it stands.
    pub fence: Span,
    /// What stands between the fences.
    pub text: String,
    /// Where each line of the text stands.
    pub lines: Vec<Span>,
}

/// The doc comment among these attributes without its blocks of JSON, and these blocks.
pub fn doc_and_json(place: Place, attributes: &[Attribute], sink: &mut Sink) -> (String, Vec<JsonBlock>) {
    let lines = lines(place, attributes, sink);
    let mut kept = Vec::new();
    let mut blocks = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((line, after)) = rest.split_first() {
        let end = fence(&line.text).and_then(|fence| end(fence, after));
        match end {
            Some(end) if is_json(&line.text) => {
                blocks.push(block(line, &after[..end]));
                close_gap(&mut kept, after.get(end + 1));
                rest = &after[end + 1..];
            }
            Some(end) => {
                kept.extend(rest[..end + 2].iter().map(|line| line.text.as_str()));
                rest = &after[end + 1..];
            }
            None => {
                kept.push(line.text.as_str());
                rest = after;
            }
        }
    }
    (kept.join("\n").trim().to_owned(), blocks)
}

fn block(fence: &Line, inside: &[Line]) -> JsonBlock {
    let texts: Vec<&str> = inside.iter().map(|line| line.text.as_str()).collect();
    JsonBlock {
        fence: fence.span,
        text: texts.join("\n"),
        lines: inside.iter().map(|line| line.span).collect(),
    }
}

/// The backticks that open a block.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let fence = &line[..line.len() - line.trim_start_matches('`').len()];
    (fence.len() >= 3 && !line[fence.len()..].contains('`')).then_some(fence)
}

fn is_json(line: &str) -> bool {
    line.trim_start().trim_start_matches('`').split_whitespace().next() == Some("json")
}

/// Which of these lines closes the block.
fn end(fence: &str, lines: &[Line]) -> Option<usize> {
    let closes = |line: &Line| {
        let line = line.text.trim();
        line.len() >= fence.len() && line.bytes().all(|byte| byte == b'`')
    };
    lines.iter().position(closes)
}

/// Leaves one blank line where a block stood.
fn close_gap<'a>(kept: &mut Vec<&'a str>, next: Option<&'a Line>) {
    while kept.last().is_some_and(|line| line.trim().is_empty()) {
        kept.pop();
    }
    if next.is_some_and(|line| !line.text.trim().is_empty()) {
        kept.push("");
    }
}

#[cfg(test)]
mod tests {
    use super::doc_and_json;
    use crate::diagnostics::Sink;
    use crate::parse::Place;
    use crate::testing::sources;

    /// The text, and each block with the places of its lines in the source.
    fn check(docs: &str, text: &str, blocks: &[(&str, &[&str])]) {
        let source = format!("{docs}\npub struct Thing;\n");
        let sources = sources(&source);
        let file = syn::parse_file(&source).expect("this is Rust");
        let syn::Item::Struct(item) = &file.items[0] else { panic!("a struct is there") };
        let place = Place { file: sources.iter().next().expect("there is a file").0 };
        let (found, found_blocks) = doc_and_json(place, &item.attrs, &mut Sink::default());
        assert_eq!(found, text);
        let shown: Vec<(String, Vec<&str>)> = found_blocks
            .iter()
            .map(|block| (block.text.clone(), block.lines.iter().map(|span| sources.text(*span)).collect()))
            .collect();
        let expected: Vec<(String, Vec<&str>)> =
            blocks.iter().map(|(text, lines)| ((*text).to_owned(), lines.to_vec())).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_block_of_json_leaves_the_text() {
        check(
            "/// A thing.\n///\n/// ```json\n/// {\n///   \"a\": 1\n/// }\n/// ```\n///\n/// More.",
            "A thing.\n\nMore.",
            &[("{\n  \"a\": 1\n}", &["{", "  \"a\": 1", "}"])],
        );
    }

    #[test]
    fn a_block_of_another_language_stays() {
        check("/// ```text\n/// ```json\n/// ```", "```text\n```json\n```", &[]);
    }

    #[test]
    fn a_comment_in_stars_is_read_too() {
        check("/**\n * ```json\n * 1\n * ```\n * Two.\n */", "Two.", &[("1", &["1"])]);
    }

    #[test]
    fn a_block_that_is_not_closed_is_text() {
        check("/// ```json\n/// 1", "```json\n1", &[]);
    }
}
