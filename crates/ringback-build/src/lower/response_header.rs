//! Fields with `#[header]` become header fields of a response (OAS 3.1.1 section 4.8.21).

use syn::{Attribute, Field, LitStr, Meta};

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::scalar::is_scalar;
use crate::lower::schema::Direction;
use crate::lower::token::is_token_char;
use crate::model::{ResponseHeader, RustIdent};
use crate::parse::{Place, TypeItem, is_deprecated, place};
use crate::resolve::Scope;
use crate::source::Span;

/// What the framework or the connection says itself (RFC 9110 sections 7.6.1, 8.3 and 8.6, RFC 9112 section 6.1).
const KEPT: [&str; 6] =
    ["connection", "content-length", "content-type", "keep-alive", "transfer-encoding", "upgrade"];

/// The attribute that says so.
pub(super) fn attribute(field: &Field) -> Option<&Attribute> {
    field.attrs.iter().find(|attribute| attribute.path().is_ident("header"))
}

/// A header field; `None` where something was reported.
pub(super) fn header(
    ctx: &mut Context<'_>,
    item: &TypeItem,
    field: &Field,
    attribute: &Attribute,
) -> Option<ResponseHeader> {
    let ident = RustIdent(field.ident.as_ref()?.to_string());
    let here = Place { file: item.file };
    let (name, name_span) = match written_name(ctx, item, attribute)? {
        Some(literal) => (literal.value(), here.of(&literal)),
        None => (train_case(ident.unraw()), here.of(&field.ident)),
    };
    let name = checked(ctx, name, name_span);
    let at = here.of(&field.ty);
    let ty = ctx.names.field_ty(Scope::module(item.module), &field.ty, ctx.sink)?;
    let inner = ty.peeled().as_option();
    let schema = ctx.schema(inner.unwrap_or(&ty), Direction::Writing, at)?;
    if !is_scalar(&schema, ctx.schemas.components(Direction::Writing)) {
        let message = format!("the header field `{}` is not a single value", ident.unraw());
        let label = "a number, a string, a boolean or an enum of plain variants is expected";
        ctx.report(Diagnostic::new(Code::RESPONSE_HEADER, at, message, label));
        return None;
    }
    Some(ResponseHeader {
        ident,
        span: here.of(&field.ident),
        name: name?,
        description: ctx.docs(item.file, &field.attrs),
        is_required: inner.is_none(),
        is_deprecated: is_deprecated(&field.attrs),
        schema,
    })
}

/// Reports the second of two header fields of one name; names have no case (RFC 9110 section 5.1).
pub(super) fn refuse_twice(ctx: &mut Context<'_>, headers: &[ResponseHeader]) -> Option<()> {
    for (index, second) in headers.iter().enumerate() {
        let is_same = |first: &&ResponseHeader| first.name.eq_ignore_ascii_case(&second.name);
        if let Some(first) = headers[..index].iter().find(is_same) {
            let message = format!("two fields are the header field `{}`", second.name);
            let diagnostic = Diagnostic::new(Code::RESPONSE_HEADER, second.span, message, "the second")
                .with_label(first.span, "the first")
                .with_help("remove one of them");
            ctx.report(diagnostic);
            return None;
        }
    }
    Some(())
}

/// The name in the attribute; the outer `None` where something was reported.
#[expect(clippy::option_option, reason = "the outer one is a report, the inner one a name left out")]
fn written_name(ctx: &mut Context<'_>, item: &TypeItem, attribute: &Attribute) -> Option<Option<LitStr>> {
    let read = match &attribute.meta {
        Meta::Path(_) => return Some(None),
        Meta::List(list) => list.parse_args::<LitStr>(),
        Meta::NameValue(pair) => Err(syn::Error::new_spanned(&pair.value, "expected parentheses")),
    };
    match read {
        Ok(literal) => Some(Some(literal)),
        Err(error) => {
            let span = place(item.file, error.span());
            let diagnostic = Diagnostic::new(Code::RESPONSE_ATTRIBUTE, span, error.to_string(), "");
            ctx.report(diagnostic.with_help("write `#[header]` or `#[header(\"ETag\")]`"));
            None
        }
    }
}

fn checked(ctx: &mut Context<'_>, name: String, span: Span) -> Option<String> {
    let message = match name.chars().find(|c| !is_token_char(*c)) {
        Some(wrong) => format!("the name of a header field cannot have `{}`", wrong.escape_debug()),
        None if name.is_empty() => "a header field without a name".to_owned(),
        None if KEPT.iter().any(|kept| kept.eq_ignore_ascii_case(&name)) => {
            format!("the header field `{name}` follows from the answer")
        }
        None => return Some(name),
    };
    ctx.report(Diagnostic::new(Code::RESPONSE_HEADER, span, message, ""));
    None
}

/// `retry_after` becomes `Retry-After`, as header fields are written in RFCs.
fn train_case(name: &str) -> String {
    let word = |word: &str| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    };
    name.split('_').filter(|part| !part.is_empty()).map(word).collect::<Vec<_>>().join("-")
}
