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

/// What a return type says.
struct Outcome<'a> {
    /// What success carries.
    answer: &'a Type,
    /// Whether there may be nothing: it is an `Option`.
    may_miss: bool,
    /// `E` of `Result<T, E>`.
    error: Option<&'a Type>,
}

impl<'a> Outcome<'a> {
    fn of(ty: &'a Type) -> Self {
        let (success, error) = ty.peeled().as_result().map_or((ty, None), |(ok, error)| (ok, Some(error)));
        let present = success.peeled().as_option();
        Self { answer: present.unwrap_or(success), may_miss: present.is_some(), error }
    }
}

/// What an operation answers, and the type of that if it is plain JSON; `None` where something was reported.
pub(super) fn of_operation(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &parse::Operation,
) -> Option<(Response, Option<Type>)> {
    let (ty, span) = output(ctx, module, &written.function)?;
    let Outcome { answer, may_miss, error } = Outcome::of(&ty);
    let problem = match error {
        Some(error) => Some(problem::index(ctx, error, span)?),
        None => None,
    };
    refuse_nested(ctx, answer, span, may_miss)?;
    let content = response_content::content(ctx, answer, span, written.content_type.as_ref())?;
    let status = response_status::of_operation(ctx, &content, written.status)?;
    let json = content.json().map(|_| answer.clone());
    Some((Response { status, content, may_miss, problem }, json))
}

/// What the receiver of a callback answers; `None` where something was reported.
pub(super) fn of_callback(
    ctx: &mut Context<'_>,
    module: ModuleId,
    function: &Function,
    status: Option<(u16, Span)>,
) -> Option<Response> {
    let (ty, span) = output(ctx, module, function)?;
    let Outcome { answer, may_miss, error } = Outcome::of(&ty);
    let problem = match error {
        Some(error) => Some(problem::index_of_read(ctx, error, span)?),
        None => None,
    };
    refuse_nested(ctx, answer, span, may_miss)?;
    let content = if answer.is_unit() {
        ResponseContent::Empty
    } else {
        ctx.both_ways(answer, Direction::Reading, span)?;
        json(ctx, answer, Direction::Reading, span)?
    };
    let status = response_status::of_operation(ctx, &content, status)?;
    Some(Response { status, content, may_miss, problem })
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
