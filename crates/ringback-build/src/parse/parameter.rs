//! The parameters of a function, with their attributes.

use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, PatType, Token};

use crate::diagnostics::{Code, Diagnostic};
use crate::parse::attribute::{is_harmless, report_unknown};
use crate::parse::docs::is_deprecated;
use crate::parse::reader::Reader;
use crate::parse::security::scopes;
use crate::parse::{BodyKind, Literal, Name, Parameter, ParameterKind, Place, doc_and_json, query};

/// Our attributes on a parameter.
const KNOWN: [&str; 11] = [
    "path",
    "query",
    "header",
    "cookie",
    "body",
    "form",
    "multipart",
    "extension",
    "default",
    "garde",
    "scopes",
];

/// Reads one parameter; its name was read before, because a parameter without one is no parameter.
pub(super) fn parameter(reader: &mut Reader<'_>, name: Name, written: &PatType) -> Parameter {
    let (docs, examples) = doc_and_json(Place { file: reader.file }, &written.attrs, reader.sink);
    let mut parameter = Parameter {
        name,
        ty: (*written.ty).clone(),
        ty_span: reader.span(&written.ty),
        kind: None,
        default: None,
        scopes: None,
        rules: Vec::new(),
        docs,
        examples,
        is_deprecated: is_deprecated(&written.attrs),
    };
    for attribute in &written.attrs {
        take(reader, attribute, &mut parameter);
    }
    parameter
}

fn take(reader: &mut Reader<'_>, attribute: &Attribute, parameter: &mut Parameter) {
    let path = attribute.path();
    if path.is_ident("cfg") || path.is_ident("cfg_attr") {
        let message = "a parameter is under a condition";
        let span = reader.span(attribute);
        let diagnostic = Diagnostic::new(Code::CONDITIONAL, span, message, "");
        reader.report(diagnostic.with_help("remove the condition; one contract has one document"));
    } else if path.is_ident("default") {
        take_default(reader, attribute, parameter);
    } else if path.is_ident("garde") {
        parameter.rules.push(attribute.clone());
    } else if path.is_ident("scopes") {
        match (&parameter.scopes, scopes(reader, attribute)) {
            (Some(_), Some(_)) => report_twice(reader, attribute),
            (None, read) => parameter.scopes = read,
            (Some(_), None) => {}
        }
    } else if let Some(kind) = kind(reader, attribute) {
        take_kind(reader, attribute, kind, parameter);
    } else if !is_harmless(attribute) && !KNOWN.iter().any(|name| path.is_ident(name)) {
        report_unknown(reader, attribute, &KNOWN, "a parameter");
    }
}

fn take_default(reader: &mut Reader<'_>, attribute: &Attribute, parameter: &mut Parameter) {
    match attribute.parse_args() {
        Ok(_) if parameter.default.is_some() => report_twice(reader, attribute),
        Ok(expr) => parameter.default = Some(expr),
        Err(error) => reader.report_syntax(&error, "write the value in parentheses: `#[default(20)]`"),
    }
}

fn take_kind(reader: &mut Reader<'_>, attribute: &Attribute, kind: ParameterKind, parameter: &mut Parameter) {
    let span = reader.span(attribute);
    let before = parameter.kind.take();
    let kind = match (before, kind) {
        (None, kind) => kind,
        (Some((ParameterKind::Body(BodyKind::Plain(types)), _)), ParameterKind::Body(BodyKind::Form))
        | (Some((ParameterKind::Body(BodyKind::Form), _)), ParameterKind::Body(BodyKind::Plain(types))) => {
            ParameterKind::Body(BodyKind::PlainOrForm(types))
        }
        (before, _) => {
            parameter.kind = before;
            return report_twice(reader, attribute);
        }
    };
    parameter.kind = Some((kind, span));
}

/// What the attribute says, if it is one of ours; `None` too where it was reported.
fn kind(reader: &mut Reader<'_>, attribute: &Attribute) -> Option<ParameterKind> {
    let kind = attribute.path().get_ident()?.to_string();
    match kind.as_str() {
        "path" => named(reader, attribute, "id", ParameterKind::Path),
        "query" => query::arguments(reader, attribute).map(ParameterKind::Query),
        "header" => named(reader, attribute, "X-Name", ParameterKind::Header),
        "cookie" => named(reader, attribute, "name", ParameterKind::Cookie),
        "body" => body(reader, attribute),
        "form" => alone(reader, attribute, ParameterKind::Body(BodyKind::Form)),
        "multipart" => alone(reader, attribute, ParameterKind::Body(BodyKind::Multipart)),
        "extension" => alone(reader, attribute, ParameterKind::Extension),
        _ => None,
    }
}

/// A kind that may hold the name on the wire: `#[header("X-Name")]`.
fn named(
    reader: &mut Reader<'_>,
    attribute: &Attribute,
    example: &str,
    kind: fn(Option<Literal>) -> ParameterKind,
) -> Option<ParameterKind> {
    if let Meta::Path(_) = attribute.meta {
        return Some(kind(None));
    }
    match attribute.parse_args::<syn::LitStr>() {
        Ok(name) => Some(kind(Some(reader.literal(&name)))),
        Err(error) => {
            let word = attribute.path().get_ident().map(ToString::to_string).unwrap_or_default();
            reader.report_syntax(&error, &format!("write `#[{word}]` or `#[{word}(\"{example}\")]`"));
            None
        }
    }
}

/// A kind that is said without arguments.
fn alone(reader: &mut Reader<'_>, attribute: &Attribute, kind: ParameterKind) -> Option<ParameterKind> {
    if let Meta::Path(_) = attribute.meta {
        return Some(kind);
    }
    let span = reader.span(attribute);
    let word = attribute.path().get_ident().map(ToString::to_string).unwrap_or_default();
    let message = format!("`#[{word}]` takes no argument");
    let diagnostic = Diagnostic::new(Code::UNKNOWN_ARGUMENT, span, message, "");
    reader.report(diagnostic.with_help(format!("write `#[{word}]`")));
    None
}

fn body(reader: &mut Reader<'_>, attribute: &Attribute) -> Option<ParameterKind> {
    if let Meta::Path(_) = attribute.meta {
        return Some(ParameterKind::Body(BodyKind::Plain(Vec::new())));
    }
    let help = "write `#[body]`, or `#[body(\"image/png\")]` with the media types it is read from";
    match attribute.parse_args_with(Punctuated::<syn::LitStr, Token![,]>::parse_terminated) {
        Ok(types) if types.is_empty() => {
            let span = reader.span(attribute);
            reader.report(
                Diagnostic::new(Code::ATTRIBUTE_SYNTAX, span, "no media type is named", "").with_help(help),
            );
            None
        }
        Ok(types) => {
            let types = types.iter().map(|literal| reader.literal(literal)).collect();
            Some(ParameterKind::Body(BodyKind::Plain(types)))
        }
        Err(error) => {
            reader.report_syntax(&error, help);
            None
        }
    }
}

fn report_twice(reader: &mut Reader<'_>, attribute: &Attribute) {
    let span = reader.span(attribute);
    let message = "a parameter is said to be two things";
    reader.report(Diagnostic::new(Code::GIVEN_TWICE, span, message, "").with_help("remove one of them"));
}
