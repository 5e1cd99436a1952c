//! What check mode says: a unified diff, as `git diff` would show it.

use similar::TextDiff;

use super::tree::Difference;

/// More lines than this help nobody; the rest is counted.
const MAX_LINES: usize = 300;

/// The lines of the report.
pub(super) fn report(output: &str, differences: &[Difference]) -> Vec<String> {
    let count = differences.len();
    let files = if count == 1 { "1 file differs" } else { &format!("{count} files differ") };
    let diff: Vec<String> = differences.iter().flat_map(|difference| unified(output, difference)).collect();
    let mut lines = vec![format!("generated files are out of date: {files} from what the contract becomes")];
    lines.extend(diff.iter().take(MAX_LINES).cloned());
    if diff.len() > MAX_LINES {
        lines.push(format!("… and {} lines more", diff.len() - MAX_LINES));
    }
    lines.push("help: run `RINGBACK_CHECK=0 cargo build` and commit what it writes".to_owned());
    lines
}

fn unified(output: &str, difference: &Difference) -> Vec<String> {
    let Difference { path, found, wanted } = difference;
    let side = |letter: &str, text: &Option<String>| match text {
        Some(_) => format!("{letter}/{output}/{path}"),
        None => "/dev/null".to_owned(),
    };
    let (old, new) = (found.as_deref().unwrap_or_default(), wanted.as_deref().unwrap_or_default());
    let diff = TextDiff::from_lines(old, new);
    let text = diff.unified_diff().header(&side("a", found), &side("b", wanted)).to_string();
    text.lines().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{Difference, report};

    fn check(found: Option<&str>, wanted: Option<&str>, expected: &Expect) {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let difference = Difference { path: "a.rs".to_owned(), found: text(found), wanted: text(wanted) };
        expected.assert_eq(&report("generated", &[difference]).join("\n"));
    }

    #[test]
    fn a_changed_file_is_shown_with_its_change() {
        check(
            Some("one\ntwo\n"),
            Some("one\n2\n"),
            &expect![[r"
                generated files are out of date: 1 file differs from what the contract becomes
                --- a/generated/a.rs
                +++ b/generated/a.rs
                @@ -1,2 +1,2 @@
                 one
                -two
                +2
                help: run `RINGBACK_CHECK=0 cargo build` and commit what it writes"]],
        );
    }

    #[test]
    fn a_missing_file_comes_from_nowhere() {
        check(
            None,
            Some("one\n"),
            &expect![[r"
                generated files are out of date: 1 file differs from what the contract becomes
                --- /dev/null
                +++ b/generated/a.rs
                @@ -0,0 +1 @@
                +one
                help: run `RINGBACK_CHECK=0 cargo build` and commit what it writes"]],
        );
    }

    #[test]
    fn a_stale_file_goes_to_nowhere() {
        check(
            Some("one\n"),
            None,
            &expect![[r"
                generated files are out of date: 1 file differs from what the contract becomes
                --- a/generated/a.rs
                +++ /dev/null
                @@ -1 +0,0 @@
                -one
                help: run `RINGBACK_CHECK=0 cargo build` and commit what it writes"]],
        );
    }
}
