//! Holds `docs/diagnostics.md` and the codes together: each code has a section, and its example yields it.
//!
//! With `UPDATE_EXPECT=1` the texts below the examples are written anew.

use std::{env, fs, path::PathBuf};

use crate::diagnostics::Code;
use crate::testing::lowered;

const EXAMPLE: &str = "```rust\n";
const SAYS: &str = "```text\n";
const END: &str = "```\n";

/// What stands below a heading with a code.
struct Section {
    code: String,
    /// Up to the end of the example, the fence of what is said included.
    before: String,
    example: String,
    says: String,
    after: String,
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/diagnostics.md")
}

fn sections(document: &str) -> (String, Vec<Section>) {
    let (head, rest) = document.split_once("\n### ").expect("the document has sections");
    (head.to_owned(), rest.split("\n### ").map(section).collect())
}

fn section(text: &str) -> Section {
    let code = text.split_once(": ").map(|(code, _)| code.to_owned());
    let (before, rest) = text.split_once(SAYS).unwrap_or_else(|| panic!("nothing is said: {text}"));
    let (says, after) = until_fence(rest).unwrap_or_else(|| panic!("a block is not closed: {text}"));
    let example = before.split_once(EXAMPLE).and_then(|(_, rest)| until_fence(rest));
    Section {
        code: code.unwrap_or_else(|| panic!("a heading without a code: {text}")),
        before: format!("{before}{SAYS}"),
        example: example.unwrap_or_else(|| panic!("an example is missing: {text}")).0.to_owned(),
        says: says.to_owned(),
        after: format!("{END}{after}"),
    }
}

/// What stands before a line that is a fence, and what stands behind it.
fn until_fence(text: &str) -> Option<(&str, &str)> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let at = starts.into_iter().find(|at| text[*at..].starts_with(END))?;
    Some((&text[..at], &text[at + END.len()..]))
}

#[test]
fn every_code_has_a_section_in_order() {
    let document = fs::read_to_string(path()).expect("the document is there");
    let documented: Vec<String> = sections(&document).1.into_iter().map(|section| section.code).collect();
    let codes: Vec<String> = Code::ALL.iter().map(Code::to_string).collect();
    assert_eq!(documented, codes);
}

#[test]
fn every_example_yields_its_code_and_no_other() {
    let document = fs::read_to_string(path()).expect("the document is there");
    for section in sections(&document).1 {
        let found = lowered(&section.example).err().unwrap_or_default();
        let codes: Vec<&str> = found.lines().filter(|line| line.starts_with("error[")).collect();
        let expected = format!("error[{}]", section.code);
        let is_right = codes.len() == 1 && codes[0].starts_with(&expected);
        assert!(is_right, "{} yields {found}", section.code);
    }
}

#[test]
fn what_is_said_of_every_example_is_what_is_documented() {
    let document = fs::read_to_string(path()).expect("the document is there");
    let (head, sections) = sections(&document);
    let written = |Section { before, example, after, .. }: &Section| {
        let found = lowered(example).err().unwrap_or_default();
        format!("{before}{}\n{after}", found.trim_end())
    };
    let written: Vec<String> = [head].into_iter().chain(sections.iter().map(written)).collect();
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path(), written.join("\n### ")).expect("the document is writable");
        return;
    }
    for Section { code, example, says, .. } in &sections {
        let found = lowered(example).err().unwrap_or_default();
        assert_eq!(says.trim_end(), found.trim_end(), "of {code}; run the tests with UPDATE_EXPECT=1");
    }
}
