//! Which attributes are ours, and the general form of their arguments.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Lit, Meta, Token};

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::model::Method;
use crate::parse::reader::Reader;

/// What an attribute of ours makes of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `#[get]`, `#[post]` and so on.
    Operation(Method),
    /// `#[callback]`
    Callback,
    /// `#[webhook]`
    Webhook,
}

/// Attributes of the compiler and its tools that may stand on a function or a parameter.
const HARMLESS: [&str; 12] = [
    "allow",
    "cfg",
    "cfg_attr",
    "clippy",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "forbid",
    "must_use",
    "rustfmt",
    "warn",
];

/// The last segment of a path that may be ours: `post` of `post` and of `ringback::post`.
pub fn own_name(path: &syn::Path) -> Option<String> {
    let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    match segments.as_slice() {
        [name] => Some(name.clone()),
        [krate, name] if krate == "ringback" => Some(name.clone()),
        _ => None,
    }
}

/// The role an attribute gives, if it is ours: `#[post(…)]` or `#[ringback::post(…)]`.
pub(super) fn role(attribute: &Attribute) -> Option<Role> {
    match own_name(attribute.path())?.as_str() {
        "callback" => Some(Role::Callback),
        "webhook" => Some(Role::Webhook),
        name => method(name).map(Role::Operation),
    }
}

/// The names of the attributes that make a function an operation, a callback or a webhook.
pub(super) fn role_names() -> impl Iterator<Item = &'static str> {
    Method::ALL.iter().map(|method| method.lower()).chain(["callback", "webhook"])
}

/// The method of this name in lower case.
pub(super) fn method(name: &str) -> Option<Method> {
    Method::ALL.into_iter().find(|method| method.lower() == name)
}

/// Whether an attribute is the compiler's or a tool's own.
pub(super) fn is_harmless(attribute: &Attribute) -> bool {
    attribute.path().segments.first().is_some_and(|first| HARMLESS.iter().any(|name| first.ident == name))
}

/// One argument of an attribute of ours.
pub(super) enum Argument {
    /// A literal.
    Literal(Lit),
    /// `word`, `word(…)` or `word = …`.
    Meta(Box<Meta>),
}

impl Parse for Argument {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Lit) {
            input.parse().map(Self::Literal)
        } else {
            input.parse().map(|meta| Self::Meta(Box::new(meta)))
        }
    }
}

/// The arguments between the parentheses; none where there are no parentheses.
///
/// # Errors
///
/// Where they are not separated by commas, or one is not an argument at all.
pub(super) fn arguments(attribute: &Attribute) -> syn::Result<Vec<Argument>> {
    match &attribute.meta {
        Meta::Path(_) => Ok(Vec::new()),
        Meta::List(_) => {
            let parse = Punctuated::<Argument, Token![,]>::parse_terminated;
            attribute.parse_args_with(parse).map(|list| list.into_iter().collect())
        }
        Meta::NameValue(meta) => Err(syn::Error::new_spanned(&meta.value, "expected parentheses")),
    }
}

/// Reports an attribute that is nobody's, with the name that may have been meant.
pub(super) fn report_unknown(reader: &mut Reader<'_>, attribute: &Attribute, known: &[&str], what: &str) {
    let name = attribute.path().segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
    let span = reader.span(attribute.path());
    let message = format!("unknown attribute `{name}` on {what}");
    let diagnostic = Diagnostic::new(Code::UNKNOWN_ATTRIBUTE, span, message, "");
    reader.report(diagnostic.with_help(suggestion(&name, known)));
}

/// Reports an argument that an attribute does not know.
pub(super) fn report_unknown_argument(reader: &mut Reader<'_>, argument: &Argument, known: &[&str]) {
    let (span, message, help) = match argument {
        Argument::Literal(literal) => {
            (reader.span(literal), "unexpected literal".to_owned(), suggestion("", known))
        }
        Argument::Meta(meta) => {
            let name = meta.path().segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
            (reader.span(meta.path()), format!("unknown argument `{name}`"), suggestion(&name, known))
        }
    };
    reader.report(Diagnostic::new(Code::UNKNOWN_ARGUMENT, span, message, "").with_help(help));
}

/// The name that was likely meant, else every name there is.
pub(super) fn suggestion(written: &str, known: &[&str]) -> String {
    if let Some(name) = did_you_mean(written, known.iter().copied()) {
        return format!("did you mean `{name}`?");
    }
    let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    format!("known here: {}", known.join(", "))
}
