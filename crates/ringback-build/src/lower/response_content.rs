//! What an answer carries, by its type (OAS 3.1.1 section 4.8.14).

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::declared_response;
use crate::lower::form_fields;
use crate::lower::schema::Direction;
use crate::model::{MediaRange, ResponseContent, SequenceForm};
use crate::parse::Literal;
use crate::resolve::{Known, Type};
use crate::source::Span;

/// The media type of octets of which nothing more is known (RFC 2046 section 4.5.1).
const OCTETS: &str = "application/octet-stream";

/// Types of octets: the media type, and whether they are text.
const OF_OCTETS: [(Known, &str, bool); 3] =
    [(Known::Bytes, OCTETS, false), (Known::Text, "text/plain", true), (Known::Html, "text/html", true)];

/// Types of sequences.
const OF_ITEMS: [(Known, SequenceForm); 2] =
    [(Known::EventStream, SequenceForm::Events), (Known::JsonLines, SequenceForm::JsonLines)];

/// What an answer of this type carries; `None` where something was reported.
pub(super) fn content(
    ctx: &mut Context<'_>,
    ty: &Type,
    span: Span,
    content_type: Option<&Literal>,
) -> Option<ResponseContent> {
    match content_type {
        Some(literal) => of_media_type(ctx, ty, literal),
        None => by_type(ctx, ty, span),
    }
}

/// An answer whose media type is chosen.
fn of_media_type(ctx: &mut Context<'_>, ty: &Type, literal: &Literal) -> Option<ResponseContent> {
    let media_range = media_range(ctx, literal)?;
    if ty.as_known(Known::Download).is_some() {
        return Some(ResponseContent::Download { media_range });
    }
    let is_text = ty.as_known(Known::String).is_some();
    if !is_text && ty.as_known(Known::Bytes).is_none() {
        let message = format!("the media type of `{}` cannot be chosen", ty.rust(ctx.parsed));
        let diagnostic = Diagnostic::new(Code::CONTENT_TYPE, literal.span, message, "");
        let help = "remove it, or return `String`, `bytes::Bytes` or `ringback::Download`";
        ctx.report(diagnostic.with_help(help));
        return None;
    }
    if media_range.as_str().ends_with('*') {
        let message = format!("`{media_range}` does not say what the answer is");
        let diagnostic = Diagnostic::new(Code::CONTENT_TYPE, literal.span, message, "a range of media types");
        let help = "write one media type, or return `ringback::Download`, which says its own";
        ctx.report(diagnostic.with_help(help));
        return None;
    }
    Some(octets(ctx, ty, media_range, is_text))
}

fn by_type(ctx: &mut Context<'_>, ty: &Type, span: Span) -> Option<ResponseContent> {
    let media_type = |text| MediaRange::new(text).expect("this is a media type");
    if ty.is_unit() {
        return Some(ResponseContent::Empty);
    }
    if let Some((_, text, is_text)) = OF_OCTETS.into_iter().find(|(known, ..)| ty.as_known(*known).is_some())
    {
        return Some(octets(ctx, ty, media_type(text), is_text));
    }
    if ty.as_known(Known::Download).is_some() {
        return Some(ResponseContent::Download { media_range: media_type(OCTETS) });
    }
    if ty.as_known(Known::Redirect).is_some() {
        return Some(ResponseContent::Redirect);
    }
    for (known, form) in OF_ITEMS {
        if let Some([item]) = ty.as_known(known) {
            let item = ctx.schema(item, Direction::Writing, span)?;
            return Some(ResponseContent::Sequence { ty: ty.rust(ctx.parsed), form, item });
        }
    }
    if let Type::Item(id, _) = ty
        && ctx.names.derives(*id, declared_response::DERIVE)
    {
        let index = declared_response::index(ctx, *id)?;
        return Some(ResponseContent::Declared { ty: ty.rust(ctx.parsed), index });
    }
    json(ctx, ty, Direction::Writing, span)
}

/// A JSON value.
pub(super) fn json(
    ctx: &mut Context<'_>,
    ty: &Type,
    direction: Direction,
    span: Span,
) -> Option<ResponseContent> {
    let schema = ctx.schema(ty, direction, span)?;
    form_fields::refuse_file(ctx, &schema, span)?;
    Some(ResponseContent::Json { ty: ty.rust(ctx.parsed), schema })
}

fn octets(ctx: &Context<'_>, ty: &Type, media_type: MediaRange, is_text: bool) -> ResponseContent {
    ResponseContent::Octets { ty: ty.rust(ctx.parsed), media_type, is_text }
}

fn media_range(ctx: &mut Context<'_>, literal: &Literal) -> Option<MediaRange> {
    let range = MediaRange::new(&literal.value);
    if range.is_none() {
        let message = format!("`{}` is not a media type", literal.value);
        let diagnostic = Diagnostic::new(Code::CONTENT_TYPE, literal.span, message, "");
        ctx.report(
            diagnostic.with_help("write one without parameters, such as `text/csv`; text is sent in UTF-8"),
        );
    }
    range
}
