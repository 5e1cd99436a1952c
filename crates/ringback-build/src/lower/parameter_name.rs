//! What a parameter is called on the wire (OAS 3.1.1 section 4.8.12.1, `name`).

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::token::is_token_char;
use crate::model::ParameterLocation;
use crate::parse::{self, Literal, ParameterKind};
use crate::source::Span;

/// The name in the attribute, else the parameter's own; a header's with `-` for `_`. `None` where it was reported.
pub(super) fn name(
    ctx: &mut Context<'_>,
    written: &parse::Parameter,
    location: ParameterLocation,
) -> Option<String> {
    let own = written.name.ident.unraw();
    let Some(literal) = explicit(written) else {
        return match location {
            ParameterLocation::Path | ParameterLocation::Query => Some(own.to_owned()),
            ParameterLocation::Header => {
                header(ctx, &own.replace('_', "-"), &Named::Field(written.name.span))
            }
            ParameterLocation::Cookie => token(ctx, own, location, &Named::Field(written.name.span)),
        };
    };
    if literal.value.is_empty() {
        let message = format!("a {} parameter without a name", location.as_str());
        let diagnostic = Diagnostic::new(Code::ATTRIBUTE_SYNTAX, literal.span, message, "");
        ctx.report(diagnostic.with_help("leave the string out to use the parameter's own name"));
        return None;
    }
    match location {
        ParameterLocation::Path | ParameterLocation::Query => Some(literal.value.clone()),
        ParameterLocation::Header => header(ctx, &literal.value, &Named::Literal(literal)),
        ParameterLocation::Cookie => token(ctx, &literal.value, location, &Named::Literal(literal)),
    }
}

/// The name in the attribute.
pub(super) fn explicit(written: &parse::Parameter) -> Option<&Literal> {
    match &written.kind {
        Some((ParameterKind::Path(name) | ParameterKind::Header(name) | ParameterKind::Cookie(name), _)) => {
            name.as_ref()
        }
        Some((ParameterKind::Query(arguments), _)) => arguments.name.as_ref(),
        Some((ParameterKind::Body(_) | ParameterKind::Extension, _)) | None => None,
    }
}

/// Where a name comes from.
pub(super) enum Named<'a> {
    /// A literal, in which a wrong character can be shown.
    Literal(&'a Literal),
    /// A Rust name.
    Field(Span),
}

impl Named<'_> {
    fn span(&self) -> Span {
        match self {
            Self::Literal(literal) => literal.span,
            Self::Field(span) => *span,
        }
    }
}

/// OpenAPI does not let these header fields be parameters (OAS 3.1.1 section 4.8.12.1, `name`).
pub(super) const KEPT_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

/// The name of a header field, in lower case: such names have no case (RFC 9110 section 5.1).
pub(super) fn header(ctx: &mut Context<'_>, name: &str, named: &Named<'_>) -> Option<String> {
    let name = token(ctx, name, ParameterLocation::Header, named)?.to_ascii_lowercase();
    if KEPT_HEADERS.contains(&name.as_str()) {
        let message = format!("the header field `{name}` cannot be a parameter");
        let label = "OpenAPI describes it elsewhere and ignores it here";
        ctx.report(Diagnostic::new(Code::PARAMETER_NAME, named.span(), message, label));
        return None;
    }
    if name == "cookie" {
        let message = "the header field `cookie` cannot be a parameter";
        let diagnostic = Diagnostic::new(Code::PARAMETER_NAME, named.span(), message, "");
        ctx.report(diagnostic.with_help("read one cookie with `#[cookie(\"name\")]`"));
        return None;
    }
    Some(name)
}

/// Names of header fields and cookies are tokens (RFC 9110 section 5.1, RFC 6265 section 4.1.1).
pub(super) fn token(
    ctx: &mut Context<'_>,
    name: &str,
    location: ParameterLocation,
    named: &Named<'_>,
) -> Option<String> {
    let what = match location {
        ParameterLocation::Cookie => "cookie",
        ParameterLocation::Path | ParameterLocation::Query | ParameterLocation::Header => "header field",
    };
    let Some((at, wrong)) = name.char_indices().find(|(_, c)| !is_token_char(*c)) else {
        return Some(name.to_owned());
    };
    let place = match named {
        Named::Literal(literal) => literal.part(at..at + wrong.len_utf8()),
        Named::Field(span) => *span,
    };
    let message = format!("the name of a {what} cannot have `{}`", wrong.escape_debug());
    ctx.report(Diagnostic::new(Code::PARAMETER_NAME, place, message, ""));
    None
}
