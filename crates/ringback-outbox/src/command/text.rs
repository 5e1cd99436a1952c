//! Texts for people, and tables of them.

use std::io::Write;

use chrono::{DateTime, Utc};
use tabwriter::TabWriter;

/// A text of somebody else's, made harmless for a terminal: no control characters, nothing that turns the direction of
/// writing (Unicode Standard Annex 9 section 2).
pub(super) fn plain(text: &str) -> String {
    let is_harmful =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().fold(String::new(), |mut plain, c| {
        if is_harmful(c) {
            plain.extend(c.escape_default());
        } else {
            plain.push(c);
        }
        plain
    })
}

/// A moment; `-` for none.
pub(super) fn moment(moment: Option<DateTime<Utc>>) -> String {
    moment.map_or_else(|| "-".to_owned(), |moment| moment.format("%Y-%m-%d %H:%M:%SZ").to_string())
}

/// What came of an attempt: `500`, `timeout`, `-`.
pub(super) fn outcome(status: Option<u16>, error: Option<&str>) -> String {
    match (status, error) {
        (Some(status), Some("status") | None) => status.to_string(),
        (_, Some(error)) => plain(error),
        (None, None) => "-".to_owned(),
    }
}

/// Rows below a head, in columns.
pub(super) fn table<const COLUMNS: usize>(
    head: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
) -> String {
    let rows = rows.into_iter().map(|row| row.map(|cell| plain(&cell)).join("\t"));
    aligned(std::iter::once(head.join("\t")).chain(rows))
}

/// Names with what they stand for.
pub(super) fn facts<'a>(facts: impl IntoIterator<Item = (&'a str, String)>) -> String {
    aligned(facts.into_iter().map(|(name, value)| format!("{name}\t{}", plain(&value))))
}

fn aligned(lines: impl Iterator<Item = String>) -> String {
    let mut writer = TabWriter::new(Vec::new()).padding(2);
    for line in lines {
        writeln!(writer, "{line}").expect("memory takes what is written");
    }
    let bytes = writer.into_inner().unwrap_or_else(|error| panic!("memory takes what is written: {error}"));
    String::from_utf8(bytes).expect("columns of text are text")
}

#[cfg(test)]
mod tests {
    use super::{plain, table};

    #[test]
    fn what_others_write_does_not_steer_the_terminal() {
        assert_eq!(plain("\u{1b}[2Jgone\r\n\u{202e}x"), "\\u{1b}[2Jgone\\r\\n\\u{202e}x");
        assert_eq!(plain("straße ok"), "straße ok");
    }

    #[test]
    fn columns_stand_below_each_other() {
        let rows = [["a".to_owned(), "1".to_owned()], ["long\tname".to_owned(), "2".to_owned()]];
        assert_eq!(table(["NAME", "N"], rows), "NAME        N\na           1\nlong\\tname  2\n");
    }
}
