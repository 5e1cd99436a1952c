//! Doc comments, split as the document wants them (OAS 3.1.1 section 4.8.10.1, `summary` and `description`).

use crate::model::Docs;

/// The first line without its full stop, and the rest.
pub(super) fn split(text: &str) -> Docs {
    let (first, rest) = text.trim().split_once('\n').unwrap_or((text.trim(), ""));
    let first = first.trim_end();
    let is_ellipsis = first.ends_with("..");
    let summary = if is_ellipsis { first } else { first.strip_suffix('.').unwrap_or(first) };
    Docs { summary: summary.to_owned(), description: rest.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::split;

    fn check(text: &str, summary: &str, description: &str) {
        let docs = split(text);
        assert_eq!((docs.summary.as_str(), docs.description.as_str()), (summary, description));
    }

    #[test]
    fn the_first_line_is_the_summary_without_its_full_stop() {
        check("Create an invoice.", "Create an invoice", "");
        check("And so on...", "And so on...", "");
    }

    #[test]
    fn the_rest_is_the_description() {
        check(
            "Create.\n\nCollects the money.\n\nThen calls back.\n",
            "Create",
            "Collects the money.\n\nThen calls back.",
        );
    }

    #[test]
    fn no_comment_says_nothing() {
        check("", "", "");
    }
}
