//! What the tests of several stages share: contracts from text, and findings as text.

use std::fmt::Write;

use crate::diagnostics::{Diagnostic, Sink};
use crate::source::{Sources, Span};

/// One file, `api/mod.rs`; or several, each after a line such as `//- api/invoices.rs`.
pub(crate) fn sources(text: &str) -> Sources {
    let mut sources = Sources::default();
    if !text.starts_with("//- ") {
        sources.add("api/mod.rs", text);
        return sources;
    }
    for part in text.split("//- ").skip(1) {
        let (path, text) = part.split_once('\n').expect("a file's path stands on a line of its own");
        sources.add(path, text);
    }
    sources
}

/// Every finding on a line or two, sorted by place: code, place, the text there, message, labels, help.
pub(crate) fn findings(sources: &Sources, mut sink: Sink) -> String {
    let mut text = String::new();
    if let Err(found) = sink.stop_if_any() {
        for diagnostic in &found.0 {
            write(&mut text, sources, diagnostic).expect("a string takes any text");
        }
    }
    text
}

fn write(text: &mut String, sources: &Sources, diagnostic: &Diagnostic) -> std::fmt::Result {
    let Diagnostic { code, message, primary, secondary, help } = diagnostic;
    write!(text, "{code} {}: {message}", place(sources, primary.span))?;
    if !primary.text.is_empty() {
        write!(text, " ({})", primary.text)?;
    }
    writeln!(text)?;
    for label in secondary {
        writeln!(text, "    {}: {}", place(sources, label.span), label.text)?;
    }
    help.iter().try_for_each(|help| writeln!(text, "    help: {help}"))
}

/// `file:line:column` and the first line of what stands there.
fn place(sources: &Sources, span: Span) -> String {
    let file = sources.file(span.file);
    let before = file.text.get(..span.start as usize).expect("a span begins at a character");
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let there = sources.text(span).lines().next().unwrap_or_default();
    format!("{}:{line}:{column} `{there}`", file.path)
}

/// A contract taken through every stage up to the rules, and what was found on the way in rustc's look.
pub(crate) fn lowered(text: &str) -> Result<crate::model::Contract, String> {
    let sources = sources(text);
    let mut sink = Sink::default();
    let contract = lower(&sources, &mut sink);
    match sink.stop_if_any() {
        Ok(()) => Ok(contract.expect("a contract without findings parses")),
        Err(found) => Err(found
            .0
            .iter()
            .map(|finding| crate::diagnostics::render(finding, &sources) + "\n\n")
            .collect()),
    }
}

fn lower(sources: &Sources, sink: &mut Sink) -> Option<crate::model::Contract> {
    let parsed = crate::parse::files(sources, sink).ok()?;
    let names = crate::resolve::Names::new(&parsed);
    let contract = crate::lower::contract(&parsed, &names, sources, &crate::Config::new("Test"), sink);
    crate::check::contract(&contract, sink);
    Some(contract)
}
