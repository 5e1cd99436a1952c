//! The arguments that say how operations stand in the documents: `tags("…")`, `hidden`, `documents(internal)` and
//! `extension("x-…", "…")`; on operations and webhooks, and in `module!`.

use syn::punctuated::Punctuated;
use syn::{LitStr, Meta, MetaList, Token};

use crate::diagnostics::{Code, Diagnostic};
use crate::parse::operation::{report_form, set};
use crate::parse::reader::Reader;
use crate::parse::{Literal, Name};
use crate::source::Span;

const TAGS: &str = "write `tags(\"Invoices\")`";
const HIDDEN: &str = "write `hidden`";
const DOCUMENTS: &str = "write `documents(internal)`";
const EXTENSION: &str = "write `extension(\"x-name\", \"true\")`, the value as JSON";

/// How operations stand in the documents, as written.
#[derive(Debug, Default)]
pub struct ListingArguments {
    /// `tags("…", …)`; at least one.
    pub tags: Option<Vec<Literal>>,
    /// Where `hidden` stands.
    pub hidden: Option<Span>,
    /// `documents(main, internal)`; at least one. Not given beside `hidden`.
    pub documents: Option<Vec<Name>>,
    /// `extension("x-…", "…")`, in order.
    pub extensions: Vec<WrittenExtension>,
}

/// `extension("x-…", "…")`, not looked into.
#[derive(Debug)]
pub struct WrittenExtension {
    /// The name of the member.
    pub name: Literal,
    /// Its value, JSON.
    pub value: Literal,
}

/// Takes one of these arguments; `None` where it was reported.
pub(super) fn take_listing(
    reader: &mut Reader<'_>,
    meta: &Meta,
    arguments: &mut ListingArguments,
) -> Option<()> {
    let span = reader.span(meta.path());
    let is = |name: &str| meta.path().is_ident(name);
    match meta {
        Meta::List(list) if is("tags") => {
            let tags = tags(reader, list)?;
            set(reader, &mut arguments.tags, tags, span)
        }
        Meta::Path(_) if is("hidden") => {
            report_contradiction(reader, span, arguments.documents.is_some())?;
            set(reader, &mut arguments.hidden, span, span)
        }
        Meta::List(list) if is("documents") => {
            report_contradiction(reader, span, arguments.hidden.is_some())?;
            let documents = documents(reader, list)?;
            set(reader, &mut arguments.documents, documents, span)
        }
        Meta::List(list) if is("extension") => extension(reader, list, arguments),
        Meta::Path(_) | Meta::List(_) | Meta::NameValue(_) if is("hidden") => {
            report_form(reader, span, "this argument stands alone", HIDDEN)
        }
        Meta::Path(_) | Meta::List(_) | Meta::NameValue(_) => {
            let example = [("tags", TAGS), ("documents", DOCUMENTS)].into_iter().find(|(name, _)| is(name));
            let example = example.map_or(EXTENSION, |(_, example)| example);
            report_form(reader, span, "this argument is a list", example)
        }
    }
}

fn tags(reader: &mut Reader<'_>, list: &MetaList) -> Option<Vec<Literal>> {
    let parse = Punctuated::<LitStr, Token![,]>::parse_terminated;
    let names = list.parse_args_with(parse).map_err(|error| reader.report_syntax(&error, TAGS)).ok()?;
    let names: Vec<Literal> = names.iter().map(|name| reader.literal(name)).collect();
    if let Some(empty) = names.iter().find(|name| name.value.trim().is_empty()) {
        return report_form(reader, empty.span, "a tag has a name", TAGS);
    }
    let is_same = |first: &Literal, other: &Literal| first.value == other.value;
    report_repeated(reader, &names, is_same, |name| name.span)?;
    report_none(reader, list, names, TAGS)
}

fn documents(reader: &mut Reader<'_>, list: &MetaList) -> Option<Vec<Name>> {
    let parse = Punctuated::<syn::Ident, Token![,]>::parse_terminated;
    let names = list.parse_args_with(parse).map_err(|error| reader.report_syntax(&error, DOCUMENTS)).ok()?;
    let names: Vec<Name> = names.iter().map(|name| reader.name(name)).collect();
    report_repeated(reader, &names, |first, other| first.ident == other.ident, |name| name.span)?;
    report_none(reader, list, names, DOCUMENTS)
}

fn extension(reader: &mut Reader<'_>, list: &MetaList, arguments: &mut ListingArguments) -> Option<()> {
    let parse = Punctuated::<LitStr, Token![,]>::parse_terminated;
    let pair = list.parse_args_with(parse).map_err(|error| reader.report_syntax(&error, EXTENSION)).ok()?;
    let [name, value] = pair.iter().collect::<Vec<_>>()[..] else {
        return report_form(reader, reader.span(list), "an extension is a name and a value", EXTENSION);
    };
    let (name, value) = (reader.literal(name), reader.literal(value));
    if arguments.extensions.iter().any(|other| other.name.value == name.value) {
        return report_twice(reader, name.span);
    }
    arguments.extensions.push(WrittenExtension { name, value });
    Some(())
}

fn report_none<T>(reader: &mut Reader<'_>, list: &MetaList, names: Vec<T>, example: &str) -> Option<Vec<T>> {
    if names.is_empty() {
        return report_form(reader, reader.span(list), "this list is empty", example);
    }
    Some(names)
}

fn report_repeated<T>(
    reader: &mut Reader<'_>,
    names: &[T],
    is_same: impl Fn(&T, &T) -> bool,
    span: impl Fn(&T) -> Span,
) -> Option<()> {
    let mut later = names.iter().enumerate();
    match later.find(|(index, name)| names[..*index].iter().any(|other| is_same(other, name))) {
        Some((_, name)) => report_twice(reader, span(name)),
        None => Some(()),
    }
}

fn report_twice(reader: &mut Reader<'_>, span: Span) -> Option<()> {
    let diagnostic = Diagnostic::new(Code::GIVEN_TWICE, span, "this is given a second time", "");
    reader.report(diagnostic.with_help("remove one of them"));
    None
}

fn report_contradiction(reader: &mut Reader<'_>, span: Span, contradicts: bool) -> Option<()> {
    if !contradicts {
        return Some(());
    }
    let message = "what is hidden stands in no document";
    let diagnostic = Diagnostic::new(Code::GIVEN_TWICE, span, message, "");
    reader.report(diagnostic.with_help("remove `hidden` or `documents(…)`"));
    None
}
