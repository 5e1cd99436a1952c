//! Doc comments of the contract, carried over so that they stay comments.
//!
//! Rustdoc runs code blocks of doc comments as tests. Those of the contract were run there, if at all: here a
//! fence is marked as text and an indented block loses its indentation. Characters that rustc refuses in a
//! comment become spaces.

use proc_macro2::TokenStream;
use quote::quote;

/// Languages of code blocks that rustdoc does not take for Rust.
const INERT_LANGUAGES: [&str; 12] =
    ["bash", "console", "html", "http", "json", "sh", "sql", "text", "toml", "txt", "xml", "yaml"];

/// From here on, indentation makes a code block (CommonMark section 4.4).
const MAX_INDENTATION: usize = 3;

/// `#[doc]` attributes for a text of several lines.
pub(super) fn attributes(text: &str) -> TokenStream {
    let lines = lines(text).into_iter().map(|line| {
        let line = if line.is_empty() { line } else { format!(" {line}") };
        quote!(#[doc = #line])
    });
    lines.collect()
}

/// The lines of a text, fit for a doc comment.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut fence = None;
    text.trim_end().split('\n').map(|line| inert(&visible(line), &mut fence)).collect()
}

/// Spaces for what rustc refuses in a comment: control characters and those that change the text's direction.
fn visible(line: &str) -> String {
    let is_refused =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    line.chars().map(|c| if is_refused(c) { ' ' } else { c }).collect::<String>().trim_end().to_owned()
}

/// The line without what would make it part of a test; `fence` is the fence that is open.
fn inert(line: &str, fence: &mut Option<String>) -> String {
    let content = line.trim_start_matches([' ', '>', '-', '*', '+', '.', ')']).trim_start_matches(is_marker);
    let Some((marks, info)) = split_fence(content) else {
        return if fence.is_some() { line.to_owned() } else { unindented(line) };
    };
    let prefix = unindented(&line[..line.len() - content.len()]);
    match fence {
        Some(open) if marks.starts_with(open.as_str()) && info.trim().is_empty() => {
            *fence = None;
            format!("{prefix}{marks}")
        }
        Some(_) => line.to_owned(),
        None => {
            *fence = Some(marks.to_owned());
            format!("{prefix}{marks}{}", inert_language(info))
        }
    }
}

/// What a list's number is made of.
fn is_marker(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ')' | ' ')
}

/// The backticks or tildes of a fence and what stands behind them (CommonMark section 4.5).
fn split_fence(content: &str) -> Option<(&str, &str)> {
    let mark = content.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let marks = content.len() - content.trim_start_matches(mark).len();
    let (marks, info) = content.split_at(marks);
    let is_fence = marks.len() >= 3 && !(mark == '`' && info.contains('`'));
    is_fence.then_some((marks, info))
}

fn inert_language(info: &str) -> &str {
    let info = info.trim();
    if INERT_LANGUAGES.contains(&info) { info } else { "text" }
}

/// The line with so little indentation that it is no code block.
fn unindented(line: &str) -> String {
    let content = line.trim_start();
    let indentation = line.chars().take_while(|c| c.is_whitespace()).count();
    format!("{}{content}", " ".repeat(indentation.min(MAX_INDENTATION)))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::lines;

    fn check(text: &str, expected: &Expect) {
        expected.assert_eq(&lines(text).join("\n"));
    }

    #[test]
    fn text_stays_as_it_is() {
        check(
            "Create an `invoice`.\n\n- one\n  - two\n",
            &expect![[r"
            Create an `invoice`.

            - one
              - two"]],
        );
    }

    #[test]
    fn a_block_of_rust_is_marked_as_text() {
        for info in ["", "rust", "no_run", "should_panic,edition2024", "json,rust", " rust"] {
            check(
                &format!("```{info}\nlet a = 1;\n```\nend"),
                &expect![[r"
                    ```text
                    let a = 1;
                    ```
                    end"]],
            );
        }
    }

    #[test]
    fn a_block_of_json_stays_one() {
        check(
            "~~~ json\n    {}\n~~~",
            &expect![[r"
            ~~~json
                {}
            ~~~"]],
        );
    }

    #[test]
    fn a_fence_is_found_in_lists_and_quotes() {
        check(
            "> ```\n> a()\n> ```\n\n1. ```rust\n   b()\n   ```",
            &expect![[r"
            > ```text
            > a()
            > ```

            1. ```text
               b()
               ```"]],
        );
    }

    #[test]
    fn a_shorter_fence_does_not_end_a_block() {
        check(
            "````\n```\na()\n````\n```\nb()\n```",
            &expect![[r"
            ````text
            ```
            a()
            ````
            ```text
            b()
            ```"]],
        );
    }

    #[test]
    fn an_indented_block_becomes_text() {
        check(
            "Such as\n\n    a();\n\tb();",
            &expect![[r"
            Such as

               a();
             b();"]],
        );
    }

    #[test]
    fn characters_that_rustc_refuses_become_spaces() {
        check("a\rb\u{202e}c\u{0}d", &expect!["a b c d"]);
    }

    #[test]
    fn inline_code_of_three_backticks_is_no_fence() {
        check(
            "```a``` is code\nb",
            &expect![[r"
            ```a``` is code
            b"]],
        );
    }
}
