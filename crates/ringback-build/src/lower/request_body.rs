//! The parameter that is the body (OAS 3.1.1 section 4.8.13).

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::body_form::{Read, read};
use crate::lower::context::Context;
use crate::lower::examples::examples;
use crate::lower::schema::Direction;
use crate::lower::validation;
use crate::model::RequestBody;
use crate::parse::{self, Parameter, Place};
use crate::resolve::Type;

/// The body; `None` where something was reported.
pub(super) fn request_body(
    ctx: &mut Context<'_>,
    written: &Parameter,
    ty: &Type,
    direction: Direction,
) -> Option<RequestBody> {
    if let Some(default) = &written.default {
        let span = Place { file: written.name.span.file }.of(default);
        let message = "a body has no default";
        let diagnostic = Diagnostic::new(Code::DEFAULT_OUT_OF_PLACE, span, message, "");
        ctx.report(diagnostic.with_help("make it an `Option`"));
        return None;
    }
    let inner = ty.peeled().as_option();
    let Read { form, media_types, schema } = read(ctx, written, inner.unwrap_or(ty), direction)?;
    let validated = validation::types(ctx, inner.unwrap_or(ty), direction, written.ty_span)?;
    Some(RequestBody {
        ident: written.name.ident.clone(),
        span: written.name.span,
        ty: ty.rust(ctx.parsed),
        is_required: inner.is_none(),
        form,
        media_types,
        description: written.docs.clone(),
        examples: examples(&written.examples, ctx.sink),
        schema,
        validated,
        max_bytes: None,
    })
}

/// Two parameters that would both be the body.
pub(super) fn second_body(first: &RequestBody, second: &Parameter) -> Diagnostic {
    let message = "an operation has one body";
    Diagnostic::new(Code::TWO_BODIES, second.name.span, message, "the second")
        .with_label(first.span, "the first")
        .with_help("put both into one struct, or mark one with `#[query]` if it is a single value")
}

/// Notes `max_bytes = …`; `None` where it was reported.
pub(super) fn limit(
    ctx: &mut Context<'_>,
    operation: &parse::Operation,
    body: Option<&mut RequestBody>,
) -> Option<()> {
    let Some((max_bytes, span)) = operation.max_bytes else { return Some(()) };
    let (message, help) = match body {
        Some(body) if max_bytes > 0 => {
            body.max_bytes = Some(max_bytes);
            return Some(());
        }
        Some(_) => ("no body would be short enough", "write how many octets a body may have"),
        None => ("there is no body to limit", "remove `max_bytes`, or take a body"),
    };
    ctx.report(Diagnostic::new(Code::MAX_BYTES, span, message, "").with_help(help));
    None
}
