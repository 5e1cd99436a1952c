//! The attributes `#[get("…", …)]` … `#[trace("…", …)]` and `#[callback(method, "…", …)]` and `#[webhook(method, …)]`.

use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

use crate::diagnostics::{Code, Diagnostic};
use crate::model::Method;
use crate::parse::attribute::{Argument, Role, arguments, method, report_unknown_argument, suggestion};
use crate::parse::links::links;
use crate::parse::listing::take_listing;
use crate::parse::reader::Reader;
use crate::parse::security::demanded;
use crate::parse::{
    Callback, Demanded, Function, Link, ListingArguments, Literal, NamePath, Operation, Webhook,
};
use crate::source::Span;

/// What a function with an attribute of ours becomes.
pub(super) enum Declared {
    Operation(Operation),
    Callback(Callback),
    Webhook(Webhook),
}

/// What the arguments of one attribute say.
#[derive(Default)]
struct Read {
    method: Option<(Method, Span)>,
    text: Option<Literal>,
    callbacks: Option<Vec<NamePath>>,
    security: Option<Vec<Demanded>>,
    links: Option<Vec<Link>>,
    status: Option<(u16, Span)>,
    operation_id: Option<Literal>,
    listing: ListingArguments,
    content_type: Option<Literal>,
    max_bytes: Option<(u64, Span)>,
}

/// Joins an attribute and the function below it; `None` where the attribute lacks what it must have.
pub(super) fn declared(
    reader: &mut Reader<'_>,
    role: Role,
    attribute: &Attribute,
    function: Function,
) -> Option<Declared> {
    let example = example(role);
    let list = arguments(attribute).map_err(|error| reader.report_syntax(&error, &example)).ok()?;
    let mut read = Read::default();
    let mut is_complete = true;
    for argument in &list {
        is_complete &= take(reader, role, argument, &mut read).is_some();
    }
    let mut missing = |what| {
        if is_complete {
            report_missing(reader, attribute, what, &example);
        }
    };
    let Read {
        method,
        text,
        callbacks,
        security,
        links,
        status,
        operation_id,
        listing,
        content_type,
        max_bytes,
    } = read;
    match role {
        Role::Operation(method) => {
            let Some(path) = text else {
                missing("string");
                return None;
            };
            let method_span = reader.span(attribute.path());
            let links = links.unwrap_or_default();
            Some(Declared::Operation(Operation {
                method,
                method_span,
                path,
                callbacks,
                links,
                status,
                content_type,
                security,
                operation_id,
                listing,
                max_bytes,
                function,
            }))
        }
        Role::Callback => {
            let Some(key) = text else {
                missing("string");
                return None;
            };
            let Some((method, method_span)) = method else {
                missing("method");
                return None;
            };
            Some(Declared::Callback(Callback {
                method,
                method_span,
                key,
                status,
                operation_id,
                security: security.unwrap_or_default(),
                listing,
                function,
            }))
        }
        Role::Webhook => {
            let Some((method, _)) = method else {
                missing("method");
                return None;
            };
            let security = security.unwrap_or_default();
            Some(Declared::Webhook(Webhook { method, status, operation_id, security, listing, function }))
        }
    }
}

fn example(role: Role) -> String {
    match role {
        Role::Operation(method) => format!("write `#[{}(\"/path\")]`", method.lower()),
        Role::Callback => "write `#[callback(post, \"{$request.query.callback_url}\")]`".to_owned(),
        Role::Webhook => "write `#[webhook(post)]`".to_owned(),
    }
}

fn known_arguments(role: Role) -> &'static [&'static str] {
    match role {
        Role::Operation(_) => &[
            "callbacks",
            "links",
            "max_bytes",
            "security",
            "status",
            "content_type",
            "operation_id",
            "tags",
            "hidden",
            "documents",
            "extension",
        ],
        Role::Callback => &["status", "security", "operation_id", "extension"],
        Role::Webhook => &["status", "security", "operation_id", "tags", "hidden", "documents", "extension"],
    }
}

/// Takes one argument; `None` where it was reported.
fn take(reader: &mut Reader<'_>, role: Role, argument: &Argument, read: &mut Read) -> Option<()> {
    let meta = match argument {
        Argument::Literal(Lit::Str(text)) if role == Role::Webhook => {
            let message = "a webhook has no address in the contract";
            let help = "remove the string, or write `callback` in place of `webhook`";
            return report_form(reader, reader.span(text), message, help);
        }
        Argument::Literal(Lit::Str(text)) => {
            let literal = reader.literal(text);
            let span = literal.span;
            return set(reader, &mut read.text, literal, span);
        }
        Argument::Literal(_) => return report_argument(reader, role, argument),
        Argument::Meta(meta) => &**meta,
    };
    let name = meta.path().get_ident().map(ToString::to_string).unwrap_or_default();
    match (name.as_str(), meta) {
        (name, _) if known_arguments(role).contains(&name) => take_named(reader, name, meta, read),
        (name, Meta::Path(path))
            if matches!(role, Role::Callback | Role::Webhook)
                && (read.method.is_none() || method(name).is_some()) =>
        {
            let span = reader.span(path);
            let method = callback_method(reader, path)?;
            set(reader, &mut read.method, (method, span), span)
        }
        (_, Meta::Path(path)) if read.text.is_none() => {
            let span = reader.span(path);
            report_form(reader, span, "a path is written as a string", &example(role))
        }
        _ => report_argument(reader, role, argument),
    }
}

fn take_named(reader: &mut Reader<'_>, name: &str, meta: &Meta, read: &mut Read) -> Option<()> {
    let span = reader.span(meta.path());
    match (name, meta) {
        ("callbacks", Meta::List(list)) => {
            let names = callback_names(reader, list)?;
            set(reader, &mut read.callbacks, names, span)
        }
        ("security", Meta::List(list)) => {
            let schemes = demanded(reader, list)?;
            set(reader, &mut read.security, schemes, span)
        }
        ("links", Meta::List(list)) => {
            let links = links(reader, list)?;
            set(reader, &mut read.links, links, span)
        }
        ("status", Meta::NameValue(pair)) => {
            let status = (status(reader, &pair.value)?, reader.span(&pair.value));
            set(reader, &mut read.status, status, span)
        }
        ("content_type", Meta::NameValue(pair)) => {
            let literal = string(reader, &pair.value)?;
            set(reader, &mut read.content_type, literal, span)
        }
        ("operation_id", Meta::NameValue(pair)) => {
            let literal = string(reader, &pair.value)?;
            set(reader, &mut read.operation_id, literal, span)
        }
        ("max_bytes", Meta::NameValue(pair)) => {
            let max_bytes = (max_bytes(reader, &pair.value)?, reader.span(&pair.value));
            set(reader, &mut read.max_bytes, max_bytes, span)
        }
        ("tags" | "hidden" | "documents" | "extension", _) => take_listing(reader, meta, &mut read.listing),
        ("callbacks", _) => report_form(reader, span, "this argument is a list", "write `callbacks(name)`"),
        ("security", _) => report_form(reader, span, "this argument is a list", "write `security(User)`"),
        ("links", _) => {
            report_form(reader, span, "this argument is a list", "write `links(name(id = \"…\"))`")
        }
        ("status", _) => report_form(reader, span, "this argument has a value", "write `status = 201`"),
        ("max_bytes", _) => {
            report_form(reader, span, "this argument has a value", "write `max_bytes = 1_000_000`")
        }
        (name, _) => {
            report_form(reader, span, "this argument has a value", &format!("write `{name} = \"…\"`"))
        }
    }
}

fn report_argument<T>(reader: &mut Reader<'_>, role: Role, argument: &Argument) -> Option<T> {
    report_unknown_argument(reader, argument, known_arguments(role));
    None
}

fn callback_method(reader: &mut Reader<'_>, path: &syn::Path) -> Option<Method> {
    let name = path.get_ident()?.to_string();
    let method = method(&name);
    if method.is_none() {
        let known: Vec<&str> = Method::ALL.iter().map(|method| method.lower()).collect();
        let message = format!("`{name}` is not a method");
        let diagnostic = Diagnostic::new(Code::UNKNOWN_ARGUMENT, reader.span(path), message, "");
        reader.report(diagnostic.with_help(suggestion(&name.to_lowercase(), &known)));
    }
    method
}

pub(super) fn callback_names(reader: &mut Reader<'_>, list: &syn::MetaList) -> Option<Vec<NamePath>> {
    let parse = Punctuated::<syn::Path, Token![,]>::parse_terminated;
    let paths = match list.parse_args_with(parse) {
        Ok(paths) => paths,
        Err(error) => {
            reader.report_syntax(&error, "write `callbacks(first, second)`");
            return None;
        }
    };
    Some(paths.iter().map(|path| reader.name_path(path)).collect())
}

fn status(reader: &mut Reader<'_>, value: &Expr) -> Option<u16> {
    if let Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) = value
        && let Ok(status) = number.base10_parse()
    {
        return Some(status);
    }
    report_form(reader, reader.span(value), "a status is a number", "write `status = 201`")
}

fn max_bytes(reader: &mut Reader<'_>, value: &Expr) -> Option<u64> {
    if let Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) = value
        && let Ok(bytes) = number.base10_parse()
    {
        return Some(bytes);
    }
    report_form(reader, reader.span(value), "a count of octets is a number", "write `max_bytes = 1_000_000`")
}

pub(super) fn string(reader: &mut Reader<'_>, value: &Expr) -> Option<Literal> {
    if let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = value {
        return Some(reader.literal(text));
    }
    report_form(reader, reader.span(value), "a string is expected here", "write it out in quotes")
}

pub(super) fn set<T>(reader: &mut Reader<'_>, slot: &mut Option<T>, value: T, span: Span) -> Option<()> {
    if slot.is_some() {
        let diagnostic = Diagnostic::new(Code::GIVEN_TWICE, span, "this is given a second time", "");
        reader.report(diagnostic.with_help("remove one of them"));
        return None;
    }
    *slot = Some(value);
    Some(())
}

fn report_missing(reader: &mut Reader<'_>, attribute: &Attribute, what: &str, help: &str) {
    let span = reader.span(attribute.path());
    let message = format!("the {what} is missing");
    reader.report(Diagnostic::new(Code::ATTRIBUTE_SYNTAX, span, message, "").with_help(help));
}

pub(super) fn report_form<T>(reader: &mut Reader<'_>, span: Span, message: &str, help: &str) -> Option<T> {
    reader.report(Diagnostic::new(Code::ATTRIBUTE_SYNTAX, span, message, "").with_help(help));
    None
}
