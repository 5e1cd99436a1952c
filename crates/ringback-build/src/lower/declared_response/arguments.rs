//! The arguments of `#[response(status = 201, description = "…", content_type = "…")]`.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, LitInt, LitStr};

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::parse::{Literal, Place, TypeItem, place};
use crate::source::Span;

/// What they say.
#[derive(Default)]
pub(super) struct Arguments {
    pub(super) status: Option<(u16, Span)>,
    pub(super) description: Option<String>,
    pub(super) content_type: Option<Literal>,
}

#[derive(Default)]
struct Written {
    status: Option<LitInt>,
    description: Option<LitStr>,
    content_type: Option<LitStr>,
}

/// The arguments of all of them; `None` where something was reported.
pub(super) fn arguments(
    ctx: &mut Context<'_>,
    item: &TypeItem,
    attributes: &[Attribute],
) -> Option<Arguments> {
    let mut written = Written::default();
    let here = Place { file: item.file };
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("response")) {
        if let Err(error) = attribute.parse_nested_meta(|meta| take(&meta, &mut written)) {
            return refuse(ctx, place(item.file, error.span()), error.to_string());
        }
    }
    let status = match written.status {
        None => None,
        Some(number) => match number.base10_parse::<u16>() {
            Ok(status) => Some((status, here.of(&number))),
            Err(_) => return refuse(ctx, here.of(&number), format!("{number} is not a status")),
        },
    };
    let content_type =
        written.content_type.map(|literal| Literal::new(literal.value(), here.of(&literal), ""));
    Some(Arguments { status, description: written.description.map(|text| text.value()), content_type })
}

fn refuse<T>(ctx: &mut Context<'_>, span: Span, message: String) -> Option<T> {
    let diagnostic = Diagnostic::new(Code::RESPONSE_ATTRIBUTE, span, message, "");
    ctx.report(diagnostic.with_help("write `#[response(status = 201, description = \"…\")]`"));
    None
}

fn take(meta: &ParseNestedMeta<'_>, written: &mut Written) -> syn::Result<()> {
    let is_new = if meta.path.is_ident("status") {
        written.status.replace(meta.value()?.parse()?).is_none()
    } else if meta.path.is_ident("description") {
        written.description.replace(meta.value()?.parse()?).is_none()
    } else if meta.path.is_ident("content_type") {
        written.content_type.replace(meta.value()?.parse()?).is_none()
    } else {
        return Err(meta.error("`status`, `description` or `content_type` is expected"));
    };
    if is_new { Ok(()) } else { Err(meta.error("this is given a second time")) }
}
