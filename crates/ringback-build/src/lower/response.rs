//! Return types become responses (OAS 3.1.1 section 4.8.16).
//!
//! `T` is 200, `()` is 204, `Option<T>` is 200 or 404, `Result<T, E>` adds the declared problems of `E`.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::problem;
use crate::lower::schema::Direction;
use crate::model::{Response, ResponseContent, StatusCode};
use crate::parse::{Function, ModuleId};
use crate::resolve::Type;
use crate::source::Span;

/// What an operation answers; `None` where something was reported.
pub(super) fn of_operation(
    ctx: &mut Context<'_>,
    module: ModuleId,
    function: &Function,
    status: Option<(u16, Span)>,
) -> Option<Response> {
    let (ty, span) = output(ctx, module, function)?;
    let (success, problem) = match ty.peeled().as_result() {
        Some((success, error)) => (success.clone(), Some(problem::index(ctx, error, span)?)),
        None => (ty, None),
    };
    let content = content(ctx, &success, span)?;
    let status = self::status(ctx, &content, status)?;
    Some(Response { status, content, problem })
}

/// What the receiver of a callback answers; `None` where something was reported.
pub(super) fn of_callback(
    ctx: &mut Context<'_>,
    module: ModuleId,
    function: &Function,
    status: Option<(u16, Span)>,
) -> Option<Response> {
    let (ty, span) = output(ctx, module, function)?;
    let peeled = ty.peeled();
    if peeled.as_option().is_some() || peeled.as_result().is_some() {
        let message = "a callback answers a type or nothing";
        let label = "`Option` and `Result` are not supported here yet";
        let diagnostic = Diagnostic::new(Code::CALLBACK_UNSUPPORTED, span, message, label);
        ctx.report(diagnostic.with_help("write the type of the successful answer alone"));
        return None;
    }
    let content =
        if ty.is_unit() { ResponseContent::Empty } else { json(ctx, &ty, Direction::Reading, span)? };
    let status = self::status(ctx, &content, status)?;
    Some(Response { status, content, problem: None })
}

/// The return type, and where it stands: at the function's name where it was left out.
fn output(ctx: &mut Context<'_>, module: ModuleId, function: &Function) -> Option<(Type, Span)> {
    match &function.output {
        Some(written) => {
            let span = ctx.place(module, written);
            Some((ctx.ty(module, written)?, span))
        }
        None => Some((Type::unit(), function.name.span)),
    }
}

fn content(ctx: &mut Context<'_>, ty: &Type, span: Span) -> Option<ResponseContent> {
    if ty.is_unit() {
        return Some(ResponseContent::Empty);
    }
    let Some(inner) = ty.peeled().as_option() else {
        refuse_nested(ctx, ty, span)?;
        return json(ctx, ty, Direction::Writing, span);
    };
    refuse_nested(ctx, inner, span)?;
    let schema = ctx.schema(inner, Direction::Writing, span)?;
    Some(ResponseContent::JsonOrNotFound { ty: inner.rust(ctx.parsed), schema })
}

fn json(ctx: &mut Context<'_>, ty: &Type, direction: Direction, span: Span) -> Option<ResponseContent> {
    let schema = ctx.schema(ty, direction, span)?;
    Some(ResponseContent::Json { ty: ty.rust(ctx.parsed), schema })
}

/// `Option` and `Result` have a meaning outside only; `Option<()>` has none.
fn refuse_nested(ctx: &mut Context<'_>, ty: &Type, span: Span) -> Option<()> {
    let peeled = ty.peeled();
    let label = match (peeled.as_option(), peeled.as_result()) {
        (Some(_), _) => "an `Option` inside an `Option`",
        (_, Some(_)) => "a `Result` inside another type",
        (None, None) if peeled.is_unit() => "nothing inside an `Option`",
        (None, None) => return Some(()),
    };
    let message = "this return type has no meaning as an answer";
    let diagnostic = Diagnostic::new(Code::RESPONSE_UNSUPPORTED, span, message, label);
    ctx.report(diagnostic.with_help("write `T`, `()`, `Option<T>` or `Result<one of these, E>`"));
    None
}

/// `status = …`, or what follows from the content (RFC 9110 section 15.3).
fn status(
    ctx: &mut Context<'_>,
    content: &ResponseContent,
    written: Option<(u16, Span)>,
) -> Option<StatusCode> {
    let carries = match content {
        ResponseContent::Empty => false,
        ResponseContent::Json { .. } | ResponseContent::JsonOrNotFound { .. } => true,
    };
    let Some((number, span)) = written else {
        return Some(if carries { StatusCode::OK } else { StatusCode::NO_CONTENT });
    };
    let (label, help) = match number {
        204 | 205 if carries => ("an answer with this status carries nothing", "write `200`, or return `()`"),
        206 => ("an answer to a request for a range", "write `200`"),
        200..=299 => return StatusCode::new(number),
        400..=599 => ("200 to 299 is expected", "failures are declared as problems: `Result<T, E>`"),
        _ => ("200 to 299 is expected", "write the status of the successful answer, such as `200`"),
    };
    let message = format!("status {number} does not fit the answer");
    let diagnostic = Diagnostic::new(Code::STATUS_UNFIT, span, message, label);
    ctx.report(diagnostic.with_help(help));
    None
}
