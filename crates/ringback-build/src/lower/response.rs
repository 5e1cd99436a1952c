//! Return types become responses (OAS 3.1.1 section 4.8.16).
//!
//! `T` is 200, `()` is 204, `Option<T>` is 200 or 404, `Result<T, E>` adds the declared problems of `E`.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::problem;
use crate::lower::response_content::{self, json};
use crate::lower::schema::Direction;
use crate::model::{Response, ResponseContent, StatusCode};
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
    let status = self::status(ctx, &content, written.status)?;
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
    Some(Response { status, content, may_miss: false, problem: None })
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

/// `status = …`, or what follows from the content (RFC 9110 sections 15.3 and 15.4).
fn status(
    ctx: &mut Context<'_>,
    content: &ResponseContent,
    written: Option<(u16, Span)>,
) -> Option<StatusCode> {
    let kind = Kind::of(content);
    let Some((number, span)) = written else {
        return Some(match kind {
            Kind::Nothing => StatusCode::NO_CONTENT,
            Kind::Content => StatusCode::OK,
            Kind::Location => StatusCode::SEE_OTHER,
        });
    };
    let (label, help) = match (kind, number) {
        (Kind::Location, 301 | 302 | 303 | 307 | 308) => return StatusCode::new(number),
        (Kind::Location, _) => ("301, 302, 303, 307 or 308 is expected", "leave it out for 303"),
        (Kind::Content, 204 | 205) => {
            ("an answer with this status carries nothing", "write `200`, or return `()`")
        }
        (_, 206) => ("an answer to a request for a range", "write `200`"),
        (_, 200..=299) => return StatusCode::new(number),
        (_, 301 | 302 | 303 | 307 | 308) => {
            ("200 to 299 is expected", "a redirect returns `ringback::Redirect`")
        }
        (_, 400..=599) => ("200 to 299 is expected", "failures are declared as problems: `Result<T, E>`"),
        _ => ("200 to 299 is expected", "write the status of the successful answer, such as `200`"),
    };
    let message = format!("status {number} does not fit the answer");
    let diagnostic = Diagnostic::new(Code::STATUS_UNFIT, span, message, label);
    ctx.report(diagnostic.with_help(help));
    None
}

/// What an answer carries, as far as its status says.
#[derive(Clone, Copy)]
enum Kind {
    Nothing,
    Content,
    Location,
}

impl Kind {
    fn of(content: &ResponseContent) -> Self {
        match content {
            ResponseContent::Empty => Self::Nothing,
            ResponseContent::Redirect => Self::Location,
            ResponseContent::Json { .. }
            | ResponseContent::Octets { .. }
            | ResponseContent::Download { .. }
            | ResponseContent::Sequence { .. } => Self::Content,
        }
    }
}
