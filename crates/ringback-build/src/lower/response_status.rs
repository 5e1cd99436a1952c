//! Which status goes with which answer (RFC 9110 sections 15.3 and 15.4).

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::model::{ResponseContent, StatusCode};
use crate::source::Span;

/// `status = …` of an operation, or what follows from the content; `None` where something was reported.
pub(super) fn of_operation(
    ctx: &mut Context<'_>,
    content: &ResponseContent,
    written: Option<(u16, Span)>,
) -> Option<StatusCode> {
    let kind = Kind::of(content);
    let Some((number, span)) = written else { return Some(kind.default()) };
    let (label, help) = match (kind, number) {
        (Kind::Itself, _) => {
            ("the type says its own", "write it in `#[response(status = …)]` above the type or the variant")
        }
        (Kind::Location, 301 | 302 | 303 | 307 | 308) => return StatusCode::new(number),
        (Kind::Location, _) => ("301, 302, 303, 307 or 308 is expected", "leave it out for 303"),
        (Kind::Content, 204 | 205) => CARRIES_NOTHING,
        (_, 206) => FOR_RANGES,
        (_, 200..=299) => return StatusCode::new(number),
        (_, 301 | 302 | 303 | 307 | 308) => {
            ("200 to 299 is expected", "a redirect returns `ringback::Redirect`")
        }
        (_, 400..=599) => ("200 to 299 is expected", DECLARED),
        _ => ("200 to 299 is expected", "write the status of the successful answer, such as `200`"),
    };
    refuse(ctx, (number, span), label, help)
}

/// `status = …` of a declared response, or what follows from its body; `None` where something was reported.
pub(super) fn of_variant(
    ctx: &mut Context<'_>,
    content: &ResponseContent,
    written: Option<(u16, Span)>,
) -> Option<StatusCode> {
    let kind = Kind::of(content);
    let Some((number, span)) = written else { return Some(kind.default()) };
    let (label, help) = match (kind, number) {
        (Kind::Content, 204 | 205 | 304) => CARRIES_NOTHING,
        (_, 206) => FOR_RANGES,
        (_, 200..=399) => return StatusCode::new(number),
        (_, 400..=599) => ("200 to 399 is expected", DECLARED),
        _ => ("200 to 399 is expected", "write the status of the answer, such as `200`"),
    };
    refuse(ctx, (number, span), label, help)
}

const CARRIES_NOTHING: (&str, &str) =
    ("an answer with this status carries nothing", "write `200`, or leave the body out");
const FOR_RANGES: (&str, &str) = ("an answer to a request for a range", "write `200`");
const DECLARED: &str = "failures are declared as problems: `Result<T, E>`";

fn refuse<T>(ctx: &mut Context<'_>, (number, span): (u16, Span), label: &str, help: &str) -> Option<T> {
    let message = format!("status {number} does not fit the answer");
    ctx.report(Diagnostic::new(Code::STATUS_UNFIT, span, message, label).with_help(help));
    None
}

/// What an answer carries, as far as its status says.
#[derive(Clone, Copy)]
enum Kind {
    Nothing,
    Content,
    Location,
    /// The type chooses among several.
    Itself,
}

impl Kind {
    fn of(content: &ResponseContent) -> Self {
        match content {
            ResponseContent::Empty => Self::Nothing,
            ResponseContent::Redirect => Self::Location,
            ResponseContent::Declared { .. } => Self::Itself,
            ResponseContent::Json { .. }
            | ResponseContent::Octets { .. }
            | ResponseContent::Download { .. }
            | ResponseContent::Sequence { .. } => Self::Content,
        }
    }

    fn default(self) -> StatusCode {
        match self {
            Self::Nothing => StatusCode::NO_CONTENT,
            Self::Content | Self::Itself => StatusCode::OK,
            Self::Location => StatusCode::SEE_OTHER,
        }
    }
}
