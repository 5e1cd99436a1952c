//! Tokens as text, with the header and the blank lines that a person would write.

use proc_macro2::TokenStream;

use super::docs;
use crate::emit::{File, GENERATED_BY};

/// The lints that generated code need not answer to. Not `warnings`: that would hide a deprecation.
const ALLOWED: &str = "clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction, dead_code, \
                       nonstandard_style, rustdoc::all, unreachable_pub, unused_qualifications";

/// A file with its header; `source` is what it is generated from, `doc` what it is for.
pub(super) fn file(path: &str, source: &str, doc: &str, parts: Vec<TokenStream>) -> File {
    let mut text = format!("{GENERATED_BY}{source}. Do not edit.\n\n");
    for line in docs::lines(doc) {
        text.push_str(format!("//! {line}").trim_end());
        text.push('\n');
    }
    text.push_str("\n#![cfg_attr(rustfmt, rustfmt_skip)]\n");
    text.extend(["#![allow(", ALLOWED, ", reason = \"generated code\")]\n"]);
    for part in parts {
        text.push('\n');
        text.push_str(&spaced(&unparsed(part)));
    }
    File { path: path.to_owned(), text }
}

fn unparsed(part: TokenStream) -> String {
    let file = syn::parse2(part).expect("generated code is made of valid parts");
    prettyplease::unparse(&file)
}

/// Sets the members of a trait or an implementation apart by blank lines.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut ends_member = false;
    for line in text.lines() {
        let is_member_line = line.starts_with("    ") && !line.starts_with("     ");
        if ends_member && is_member_line && !line.starts_with("    }") {
            spaced.push('\n');
        }
        ends_member = is_member_line && (line == "    }" || line.ends_with(';')) && is_in_block(text);
        spaced.push_str(line);
        spaced.push('\n');
    }
    spaced
}

/// Whether the text is a trait or an implementation, whose members are spaced.
fn is_in_block(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("impl ") || line.starts_with("pub trait "))
}
