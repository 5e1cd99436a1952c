//! Return types become responses (OAS 3.1.1 section 4.8.16).
//!
//! `T` is 200, `()` is 204, `Option<T>` is 200 or 404, `Result<T, E>` adds the declared problems of `E`.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::problem;
use crate::lower::response_content::{self, json};
use crate::lower::response_status;
use crate::lower::schema::Direction;
use crate::model::{Response, ResponseContent};
use crate::parse::{self, Function, ModuleId};
use crate::resolve::Type;
use crate::source::Span;

/// What an operation answers; `None` where something was reported.
pub(super) fn of_operation(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &parse::Operation,
) -> Option<Response> {
    let (ty, span) = output(ctx, module, &written.function)?;
    let (success, problem) = match ty.peeled().as_result() {
        Some((success, error)) => (success.clone(), Some(problem::index(ctx, error, span)?)),
        None => (ty, None),
    };
    let missing = success.peeled().as_option();
    let answer = missing.unwrap_or(&success);
    refuse_nested(ctx, answer, span, missing.is_some())?;
    let content = response_content::content(ctx, answer, span, written.content_type.as_ref())?;
    let status = response_status::of_operation(ctx, &content, written.status)?;
    Some(Response { status, content, may_miss: missing.is_some(), problem })
}

/// What the receiver of a callback answers; `None` where something was reported.
pub(super) fn of_callback(
    ctx: &mut Context<'_>,
    module: ModuleId,
    function: &Function,
    status: Option<(u16, Span)>,
) -> Option<Response> {
    let (ty, span) = output(ctx, module, function)?;
    let (success, problem) = match ty.peeled().as_result() {
        Some((success, error)) => (success.clone(), Some(problem::index_of_read(ctx, error, span)?)),
        None => (ty, None),
    };
    let missing = success.peeled().as_option();
    let answer = missing.unwrap_or(&success);
    refuse_nested(ctx, answer, span, missing.is_some())?;
    let content = if answer.is_unit() {
        ResponseContent::Empty
    } else {
        ctx.both_ways(answer, Direction::Reading, span)?;
        json(ctx, answer, Direction::Reading, span)?
    };
    let status = response_status::of_operation(ctx, &content, status)?;
    Some(Response { status, content, may_miss: missing.is_some(), problem })
}

/// The type that a successful answer carries, if any; to be asked only of what [`of_operation`] accepted.
pub(super) fn answered(ctx: &mut Context<'_>, module: ModuleId, function: &Function) -> Option<Type> {
    let (ty, _) = output(ctx, module, function)?;
    let success = ty.peeled().as_result().map_or(&ty, |(success, _)| success);
    let carried = success.peeled().as_option().unwrap_or(success);
    (!carried.is_unit()).then(|| carried.clone())
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

/// `Option` and `Result` have a meaning outside only; `Option<()>` has none.
fn refuse_nested(ctx: &mut Context<'_>, ty: &Type, span: Span, is_optional: bool) -> Option<()> {
    let peeled = ty.peeled();
    let label = match (peeled.as_option(), peeled.as_result()) {
        (Some(_), _) => "an `Option` inside an `Option`",
        (_, Some(_)) => "a `Result` inside another type",
        (None, None) if peeled.is_unit() && is_optional => "nothing inside an `Option`",
        (None, None) => return Some(()),
    };
    let message = "this return type has no meaning as an answer";
    let diagnostic = Diagnostic::new(Code::RESPONSE_UNSUPPORTED, span, message, label);
    ctx.report(diagnostic.with_help("write `T`, `()`, `Option<T>` or `Result<one of these, E>`"));
    None
}
