//! What is left for the attributes, so that they repeat it as rustc errors at the very token.
//!
//! The file is `$OUT_DIR/ringback/diagnostics`. Its first line is `ringback diagnostics 1`. Every further line
//! is one finding of five fields, separated by tabs: the file, relative to the manifest's folder and with `/`;
//! the line and the column, both counted from one, the column in Unicode scalar values; the code; and the
//! message, which has several lines where there are labels or a help. In a field `\\`, `\t`, `\n` and `\r`
//! stand for a backslash, a tab, a line feed and a carriage return. The reader is `ringback-macros`, in
//! `finding.rs`; a test here reads with that very file. Nothing here writes to disk.

use crate::diagnostics::{Diagnostic, Label};
use crate::source::{Sources, Span};

const HEADER: &str = "ringback diagnostics 1\n";

/// Findings, by who can show them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Relay<'a> {
    /// Inside an item that bears an attribute or a derive of ours.
    pub by_attribute: Vec<&'a Diagnostic>,
    /// Nowhere near one: the build script prints these.
    pub by_build_script: Vec<&'a Diagnostic>,
}

impl<'a> Relay<'a> {
    /// `items`: every operation, callback and problem enum, attributes included, that rustc will expand.
    pub fn new(findings: &'a [Diagnostic], items: &[Span]) -> Self {
        let is_inside = |finding: &&Diagnostic| items.iter().any(|item| item.contains(finding.primary.span));
        let (by_attribute, by_build_script) = findings.iter().partition(is_inside);
        Self { by_attribute, by_build_script }
    }

    /// The text of the file for the attributes. It is written even when there is nothing to say, so that what
    /// an earlier run found is gone.
    pub fn file(&self, sources: &Sources) -> String {
        let line = |finding: &&Diagnostic| line(finding, sources);
        self.by_attribute.iter().map(line).fold(HEADER.to_owned(), |text, line| text + &line)
    }
}

fn line(finding: &Diagnostic, sources: &Sources) -> String {
    let (line, column) = sources.position(finding.primary.span);
    let path = escape(&sources.file(finding.primary.span.file).path);
    format!("{path}\t{line}\t{column}\t{}\t{}\n", finding.code, escape(&message(finding, sources)))
}

/// The fact, what is said beside each place, and the help, a line each.
fn message(finding: &Diagnostic, sources: &Sources) -> String {
    let mut message = finding.message.clone();
    if !finding.primary.text.is_empty() {
        message = format!("{message}\n{}", finding.primary.text);
    }
    for Label { span, text } in &finding.secondary {
        let (line, column) = sources.position(*span);
        message = format!("{message}\n{}:{line}:{column}: {text}", sources.file(span.file).path);
    }
    if let Some(help) = &finding.help {
        message = format!("{message}\nhelp: {help}");
    }
    message
}

fn escape(field: &str) -> String {
    field.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
}

#[cfg(test)]
#[path = "../../../ringback-macros/src/finding.rs"]
mod finding;

#[cfg(test)]
mod tests {
    use super::{Relay, finding};
    use crate::diagnostics::{Code, Diagnostic};
    use crate::source::{Sources, Span};

    #[test]
    fn what_lies_inside_an_item_is_left_to_its_attribute() {
        let (sources, findings) = two_findings();
        let item = findings[0].primary.span;
        let relay = Relay::new(&findings, &[item]);
        assert_eq!(relay.by_attribute, [&findings[0]]);
        assert_eq!(relay.by_build_script, [&findings[1]]);
        assert_eq!(finding::read(&relay.file(&sources)).len(), 1);
    }

    #[test]
    fn the_attributes_read_what_is_written_here() {
        let (sources, findings) = two_findings();
        let items = findings.iter().map(|finding| finding.primary.span).collect::<Vec<_>>();
        let file = Relay::new(&findings, &items).file(&sources);
        let expected = [
            finding::Finding {
                file: "api/a\tb\\n.rs".into(),
                line: 1,
                column: 4,
                code: "R104".into(),
                message: "a `\\n`\nlabel\napi/a\tb\\n.rs:2:1: second\r\nhelp: mend".into(),
            },
            finding::Finding {
                file: "api/a\tb\\n.rs".into(),
                line: 2,
                column: 2,
                code: "R105".into(),
                message: "bare".into(),
            },
        ];
        assert_eq!(finding::read(&file), expected);
    }

    #[test]
    fn a_file_without_findings_says_so() {
        let (sources, _) = two_findings();
        assert_eq!(Relay::default().file(&sources), format!("{}\n", finding::HEADER));
    }

    fn two_findings() -> (Sources, [Diagnostic; 2]) {
        let mut sources = Sources::default();
        let file = sources.add("api/a\tb\\n.rs", "üü ab\nxyz\n");
        let place = |start, end| Span { file, start, end };
        let first = Diagnostic::new(Code(104), place(5, 7), "a `\\n`", "label")
            .with_label(place(8, 11), "second\r")
            .with_help("mend");
        (sources, [first, Diagnostic::new(Code(105), place(9, 10), "bare", "")])
    }
}
