//! Re-emits what the build script found wrong, as genuine rustc errors at the very token.
//!
//! Build scripts cannot make editor diagnostics; an attribute can. This file decides nothing: it looks up the
//! findings whose place lies inside the item and repeats them.

use std::path::{Path, PathBuf};
use std::{env, fs};

use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::finding::{self, Finding};
use crate::place::Extent;

/// Set where rust-analyzer expands: it keeps expansions for longer than the file lives, and learns of the same
/// errors from its check on save.
const RUST_ANALYZER: &str = "RUST_ANALYZER_INTERNALS_DO_NOT_USE";

/// One `compile_error!` for each finding inside the item, at the token it is about.
pub(crate) fn findings_inside(extent: &Extent) -> TokenStream {
    let Some(text) = left_by_the_build_script() else {
        return TokenStream::new();
    };
    let Some(file) = extent.file() else {
        return TokenStream::new();
    };
    let is_here = |finding: &Finding| is_same_file(&finding.file, &file);
    let at_token = |finding: Finding| Some((extent.token_at((finding.line, finding.column))?, finding));
    let findings = finding::read(&text).into_iter().filter(is_here).filter_map(at_token);
    findings.flat_map(|(span, finding)| compile_error(&finding, span)).collect()
}

fn left_by_the_build_script() -> Option<String> {
    if env::var_os(RUST_ANALYZER).is_some() {
        return None;
    }
    let path = PathBuf::from(env::var_os("OUT_DIR")?).join("ringback/diagnostics");
    fs::read_to_string(path).ok()
}

/// The build script counts from the manifest's folder, rustc from wherever it was started.
fn is_same_file(from_manifest: &str, from_rustc: &Path) -> bool {
    let Some(manifest) = env::var_os("CARGO_MANIFEST_DIR") else {
        return from_rustc.ends_with(from_manifest);
    };
    match (fs::canonicalize(Path::new(&manifest).join(from_manifest)), fs::canonicalize(from_rustc)) {
        (Ok(one), Ok(other)) => one == other,
        (Ok(_) | Err(_), _) => from_rustc.ends_with(from_manifest),
    }
}

/// `::core::compile_error! { "R104: …" }`, every token of it at `span`.
fn compile_error(finding: &Finding, span: Span) -> [TokenTree; 8] {
    let punct = |character, spacing| {
        let mut punct = Punct::new(character, spacing);
        punct.set_span(span);
        TokenTree::Punct(punct)
    };
    let ident = |name| TokenTree::Ident(Ident::new(name, span));
    let mut message = Literal::string(&format!("{}: {}", finding.code, finding.message));
    message.set_span(span);
    let mut arguments = Group::new(Delimiter::Brace, TokenStream::from(TokenTree::Literal(message)));
    arguments.set_span(span);
    [
        punct(':', Spacing::Joint),
        punct(':', Spacing::Alone),
        ident("core"),
        punct(':', Spacing::Joint),
        punct(':', Spacing::Alone),
        ident("compile_error"),
        punct('!', Spacing::Alone),
        TokenTree::Group(arguments),
    ]
}
