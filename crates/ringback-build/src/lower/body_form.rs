//! How the octets of a body become a value: by its attribute, the media types in it, and the type.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::form_fields::Fields;
use crate::lower::known_types::string_kind;
use crate::lower::schema::Direction;
use crate::model::{BodyForm, MediaRange, Schema, SchemaKind};
use crate::parse::{BodyKind, Literal, Parameter, ParameterKind};
use crate::resolve::{Known, Type};

/// What the octets are where nothing else is said (RFC 9110 section 8.3).
const OCTETS: &str = "application/octet-stream";

/// How a body is read.
pub(super) struct Read {
    pub(super) form: BodyForm,
    pub(super) media_types: Vec<MediaRange>,
    pub(super) schema: Schema,
}

/// Whether a type is octets, which nothing but a body holds.
pub(super) fn is_content(ty: &Type) -> bool {
    [Known::Bytes, Known::Content].iter().any(|known| ty.peeled().as_known(*known).is_some())
}

/// Decides by the type, without its `Option`; `None` where something was reported.
pub(super) fn read(
    ctx: &mut Context<'_>,
    written: &Parameter,
    ty: &Type,
    direction: Direction,
) -> Option<Read> {
    let named = named(ctx, written)?;
    let form = form(kind(written), ty, &named);
    if direction == Direction::Writing && (form != BodyForm::Json || !named.is_empty()) {
        let message = "what is sent is JSON, as `application/json`";
        let diagnostic = Diagnostic::new(Code::MEDIA_TYPE_UNFIT, written.ty_span, message, "");
        ctx.report(diagnostic.with_help("write `#[body]`, and a type that is written as JSON"));
        return None;
    }
    let schema = match form {
        BodyForm::Text => Schema::new(string_kind(None)),
        BodyForm::Bytes | BodyForm::Content => Schema::new(SchemaKind::Binary),
        BodyForm::Json | BodyForm::Form | BodyForm::JsonOrForm | BodyForm::Multipart(_) => {
            ctx.schema(ty, direction, written.ty_span)?
        }
    };
    let fields = Fields { written, ty, schema: &schema };
    let form = match form {
        BodyForm::Json => {
            refuse_unfit(ctx, written, &named)?;
            fields.refuse_files(ctx, direction)?;
            form
        }
        BodyForm::JsonOrForm => {
            refuse_unfit(ctx, written, &named)?;
            fields.refuse_unfit(ctx)?;
            form
        }
        BodyForm::Form => {
            fields.refuse_unfit(ctx)?;
            form
        }
        BodyForm::Multipart(_) => BodyForm::Multipart(fields.parts(ctx)?),
        BodyForm::Text | BodyForm::Bytes | BodyForm::Content => form,
    };
    let media_types = media_types(&form, named);
    Some(Read { form, media_types, schema })
}

/// Those that are named, or else those that the form has by itself.
fn media_types(form: &BodyForm, mut named: Vec<MediaRange>) -> Vec<MediaRange> {
    let own = match form {
        BodyForm::Json | BodyForm::JsonOrForm => MediaRange::JSON,
        BodyForm::Form => MediaRange::FORM,
        BodyForm::Multipart(_) => MediaRange::MULTIPART,
        BodyForm::Text => "text/plain",
        BodyForm::Bytes => OCTETS,
        BodyForm::Content => "*/*",
    };
    let own = if named.is_empty() { MediaRange::new(own) } else { None };
    named.extend(own);
    if *form == BodyForm::JsonOrForm {
        named.extend(MediaRange::new(MediaRange::FORM));
    }
    named
}

fn form(kind: Option<&BodyKind>, ty: &Type, named: &[MediaRange]) -> BodyForm {
    match kind {
        Some(BodyKind::Form) => BodyForm::Form,
        Some(BodyKind::PlainOrForm(_)) => BodyForm::JsonOrForm,
        // Its parts are looked at later.
        Some(BodyKind::Multipart) => BodyForm::Multipart(Vec::new()),
        Some(BodyKind::Plain(_)) | None => plain(ty, named),
    }
}

fn plain(ty: &Type, named: &[MediaRange]) -> BodyForm {
    let is = |known| ty.peeled().as_known(known).is_some();
    if is(Known::Bytes) {
        BodyForm::Bytes
    } else if is(Known::Content) {
        BodyForm::Content
    } else if is(Known::String) && !named.is_empty() && !named.iter().any(MediaRange::is_json) {
        BodyForm::Text
    } else {
        BodyForm::Json
    }
}

/// A media type that no JSON value is read from.
fn refuse_unfit(ctx: &mut Context<'_>, written: &Parameter, named: &[MediaRange]) -> Option<()> {
    let Some(at) = named.iter().position(|range| !range.is_json()) else { return Some(()) };
    let literal = &literals(written)[at];
    let message = format!("`{}` is not read from `{}`", written.name.ident, named[at]);
    let diagnostic = Diagnostic::new(Code::MEDIA_TYPE_UNFIT, literal.span, message, "this is not JSON")
        .with_label(written.ty_span, "this is read from JSON")
        .with_help("take `bytes::Bytes`, or `ringback::Content` where the media types must be told apart");
    ctx.report(diagnostic);
    None
}

/// The media types that the attribute names; `None` where something was reported.
fn named(ctx: &mut Context<'_>, written: &Parameter) -> Option<Vec<MediaRange>> {
    let mut ranges: Vec<MediaRange> = Vec::new();
    for literal in literals(written) {
        let (message, help) = match MediaRange::new(&literal.value) {
            Some(range) if !ranges.contains(&range) => {
                ranges.push(range);
                continue;
            }
            Some(range) => (format!("`{range}` is named twice"), "remove one of them"),
            None => (
                format!("`{}` is no media type", literal.value),
                "write a type such as `image/png`, or a range such as `image/*`, without parameters",
            ),
        };
        ctx.report(Diagnostic::new(Code::MEDIA_TYPE, literal.span, message, "").with_help(help));
        return None;
    }
    Some(ranges)
}

fn literals(written: &Parameter) -> &[Literal] {
    match kind(written) {
        Some(BodyKind::Plain(types) | BodyKind::PlainOrForm(types)) => types,
        Some(BodyKind::Form | BodyKind::Multipart) | None => &[],
    }
}

fn kind(written: &Parameter) -> Option<&BodyKind> {
    match &written.kind {
        Some((ParameterKind::Body(kind), _)) => Some(kind),
        Some((
            ParameterKind::Path(_)
            | ParameterKind::Query(_)
            | ParameterKind::Header(_)
            | ParameterKind::Cookie(_)
            | ParameterKind::Extension,
            _,
        ))
        | None => None,
    }
}
