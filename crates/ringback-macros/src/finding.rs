//! The file that the build script leaves for the attributes: `$OUT_DIR/ringback/diagnostics`.
//!
//! Its first line is [`HEADER`]. Every further line is one finding of five fields, separated by tabs: the
//! file, relative to the manifest's folder and with `/`; the line and the column, both counted from one, the
//! column in Unicode scalar values; the code; and the message, which has several lines where there are labels
//! or a help. In a field `\\`, `\t`, `\n` and `\r` stand for a backslash, a tab, a line feed and a carriage
//! return. The writer is `ringback-build`, in `diagnostics/relay.rs`; one of its tests reads with this file.
//!
//! Nothing here knows tokens.

/// What a file of this format begins with.
pub(crate) const HEADER: &str = "ringback diagnostics 1";

/// A mistake in the contract, as the build script wrote it down.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Relative to the manifest's folder.
    pub(crate) file: String,
    /// From one.
    pub(crate) line: usize,
    /// From one, in Unicode scalar values.
    pub(crate) column: usize,
    /// Such as `R104`.
    pub(crate) code: String,
    /// What is wrong, the further places and the help, a line each.
    pub(crate) message: String,
}

/// Every finding of a file. Lines that are not of this format are skipped: another version wrote them.
pub(crate) fn read(text: &str) -> Vec<Finding> {
    let mut lines = text.lines();
    if lines.next() != Some(HEADER) {
        return Vec::new();
    }
    lines.filter_map(finding).collect()
}

fn finding(line: &str) -> Option<Finding> {
    let mut fields = line.split('\t').map(unescape);
    let finding = Finding {
        file: fields.next()?,
        line: fields.next()?.parse().ok()?,
        column: fields.next()?.parse().ok()?,
        code: fields.next()?,
        message: fields.next()?,
    };
    fields.next().is_none().then_some(finding)
}

fn unescape(field: &str) -> String {
    let mut text = String::with_capacity(field.len());
    let mut rest = field.chars();
    while let Some(next) = rest.next() {
        if next != '\\' {
            text.push(next);
            continue;
        }
        match rest.next() {
            Some('t') => text.push('\t'),
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some(other) => text.push(other),
            None => text.push('\\'),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Finding, HEADER, read};

    #[test]
    fn fields_are_separated_by_tabs_and_unescaped() {
        let text = format!("{HEADER}\napi/a.rs\t3\t7\tR104\tone\\ntwo\\\\n\\tthree\n");
        let expected = Finding {
            file: "api/a.rs".into(),
            line: 3,
            column: 7,
            code: "R104".into(),
            message: "one\ntwo\\n\tthree".into(),
        };
        assert_eq!(read(&text), [expected]);
    }

    #[test]
    fn a_file_of_another_version_holds_nothing() {
        assert_eq!(read("ringback diagnostics 2\napi/a.rs\t3\t7\tR104\tone\n"), []);
    }

    #[test]
    fn a_line_with_too_few_or_too_many_fields_is_skipped() {
        assert_eq!(read(&format!("{HEADER}\napi/a.rs\t3\t7\nx\t1\t1\tR1\tm\tmore\n")), []);
    }
}
