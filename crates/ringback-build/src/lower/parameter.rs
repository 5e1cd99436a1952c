//! Parameters of the function become parameters of the request, or its body (OAS 3.1.1 section 4.8.12).
//!
//! Name and type decide; an attribute overrules both. A name that stands in the path is in the path, a single value
//! is in the query, everything else is the JSON body.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::scalar::is_scalar;
use crate::lower::schema::Direction;
use crate::lower::token::is_token_char;
use crate::lower::{default, security, validation};
use crate::model::{Guard, Parameter, ParameterLocation, PathTemplate, Schema};
use crate::parse::{self, Literal, ModuleId, ParameterKind, Place};
use crate::resolve::{Known, Type};
use crate::source::Span;

/// Where a parameter's value comes from.
pub(super) enum Carried {
    /// Path, query or header.
    Outside(ParameterLocation),
    /// The body.
    Body,
    /// The credentials: it is the caller's identity.
    Identity(Guard),
}

/// Decides by attribute, else by name, else by type; `None` where something was reported.
pub(super) fn carried(
    ctx: &mut Context<'_>,
    written: &parse::Parameter,
    ty: &Type,
    path: Option<&PathTemplate>,
) -> Option<Carried> {
    if let Some(guard) = security::guard_of_parameter(ctx, ty) {
        return Some(Carried::Identity(guard));
    }
    security::refuse_scopes(ctx, written, ty)?;
    match &written.kind {
        Some((ParameterKind::Path(_), _)) => return Some(Carried::Outside(ParameterLocation::Path)),
        Some((ParameterKind::Query(_), _)) => return Some(Carried::Outside(ParameterLocation::Query)),
        Some((ParameterKind::Header(_), _)) => return Some(Carried::Outside(ParameterLocation::Header)),
        Some((ParameterKind::Body, _)) => return Some(Carried::Body),
        None => {}
    }
    let name = written.name.ident.unraw();
    if path.is_some_and(|path| path.placeholders().any(|(placeholder, _)| placeholder == name)) {
        return Some(Carried::Outside(ParameterLocation::Path));
    }
    let schema = ctx.schema(item(ty), Direction::Reading, written.ty_span)?;
    let fits_query = is_scalar(&schema, ctx.schemas.components(Direction::Reading));
    Some(if fits_query { Carried::Outside(ParameterLocation::Query) } else { Carried::Body })
}

/// `T` of `Option<T>` and of `Vec<T>`, else the type itself.
fn item(ty: &Type) -> &Type {
    let list = ty.peeled().as_known(Known::Vec).and_then(<[Type]>::first);
    ty.peeled().as_option().or(list).unwrap_or(ty)
}

/// A parameter outside the body; `None` where something was reported.
pub(super) fn parameter(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &parse::Parameter,
    ty: &Type,
    location: ParameterLocation,
) -> Option<Parameter> {
    let name = name(ctx, written, location);
    let form = form(ctx, written, ty, location);
    let schema = schema(ctx, written, ty, location);
    let (name, form, schema) = (name?, form?, schema?);
    let default = match &written.default {
        Some(expr) => Some(default::default(ctx, module, expr, ty, &schema)?),
        None => None,
    };
    let is_required = default.is_none()
        && match form {
            Form::Single => true,
            Form::Optional | Form::List => false,
        };
    Some(Parameter {
        name,
        ident: written.name.ident.clone(),
        span: written.name.span,
        location,
        ty: ty.rust(ctx.parsed),
        is_required,
        default,
        schema,
        description: written.docs.clone(),
        is_deprecated: written.is_deprecated,
    })
}

enum Form {
    Single,
    Optional,
    List,
}

/// What the type says of how often the value stands in a request.
fn form(
    ctx: &mut Context<'_>,
    written: &parse::Parameter,
    ty: &Type,
    location: ParameterLocation,
) -> Option<Form> {
    let form = match (ty.peeled().as_option(), ty.peeled().as_known(Known::Vec)) {
        (Some(_), _) => Form::Optional,
        (None, Some(_)) => Form::List,
        (None, None) => Form::Single,
    };
    let refused = match (location, &form) {
        (_, Form::Single)
        | (ParameterLocation::Query, Form::List)
        | (ParameterLocation::Query | ParameterLocation::Header, Form::Optional) => None,
        (ParameterLocation::Path, Form::Optional) => Some("a path without it is another path"),
        (ParameterLocation::Path, Form::List) => Some("a segment of a path holds one value"),
        (ParameterLocation::Header, Form::List) => Some("lists in header fields are not supported yet"),
    };
    if let Some(label) = refused {
        let name = &written.name.ident;
        let message = format!("the {} parameter `{name}` must be one value", location.as_str());
        let code = Code::PARAMETER_NOT_ONE_VALUE;
        ctx.report(Diagnostic::new(code, written.ty_span, message, label));
        return None;
    }
    refuse_default(ctx, written, location, &form)?;
    Some(form)
}

/// A default where the value can be missing in another way, or not at all.
fn refuse_default(
    ctx: &mut Context<'_>,
    written: &parse::Parameter,
    location: ParameterLocation,
    form: &Form,
) -> Option<()> {
    let Some(default) = &written.default else { return Some(()) };
    let (label, help) = match (location, form) {
        (ParameterLocation::Path, _) => ("a path parameter is never missing", "remove the default"),
        (_, Form::Optional) => {
            ("an `Option` is `None` when it is missing", "write the type without `Option`")
        }
        (_, Form::List) => ("a list is empty when it is missing", "remove the default"),
        (ParameterLocation::Query | ParameterLocation::Header, Form::Single) => return Some(()),
    };
    let span = Place { file: written.name.span.file }.of(default);
    let message = format!("a default can never apply to `{}`", written.name.ident);
    ctx.report(Diagnostic::new(Code::DEFAULT_OUT_OF_PLACE, span, message, label).with_help(help));
    None
}

fn schema(
    ctx: &mut Context<'_>,
    written: &parse::Parameter,
    ty: &Type,
    location: ParameterLocation,
) -> Option<Schema> {
    let one = item(ty);
    validation::refuse_parameter(ctx, one, written.ty_span)?;
    let schema = ctx.schema(one, Direction::Reading, written.ty_span)?;
    if !is_scalar(&schema, ctx.schemas.components(Direction::Reading)) {
        let message =
            format!("the {} parameter `{}` is not a single value", location.as_str(), written.name.ident);
        let label = "a number, a string, a boolean or an enum of plain variants is expected";
        ctx.report(Diagnostic::new(Code::PARAMETER_NOT_SCALAR, written.ty_span, message, label));
        return None;
    }
    match ty.peeled().as_option() {
        Some(_) => Some(schema),
        None => ctx.schema(ty, Direction::Reading, written.ty_span),
    }
}

/// The name on the wire: the one in the attribute, else the parameter's own; a header's with `-` for `_`.
fn name(ctx: &mut Context<'_>, written: &parse::Parameter, location: ParameterLocation) -> Option<String> {
    let own = written.name.ident.unraw();
    let explicit = match &written.kind {
        Some((ParameterKind::Path(name) | ParameterKind::Query(name) | ParameterKind::Header(name), _)) => {
            name.as_ref()
        }
        Some((ParameterKind::Body, _)) | None => None,
    };
    match location {
        ParameterLocation::Path | ParameterLocation::Query => match explicit {
            Some(literal) if literal.value.is_empty() => {
                let message = format!("a {} parameter without a name", location.as_str());
                let diagnostic = Diagnostic::new(Code::ATTRIBUTE_SYNTAX, literal.span, message, "");
                ctx.report(diagnostic.with_help("leave the string out to use the parameter's own name"));
                None
            }
            Some(literal) => Some(literal.value.clone()),
            None => Some(own.to_owned()),
        },
        ParameterLocation::Header => {
            let text = explicit.map_or_else(|| own.replace('_', "-"), |name| name.value.clone());
            let span = explicit.map_or(written.name.span, |name| name.span);
            refuse_header_name(ctx, explicit, &text, span)?;
            // Names of header fields have no case (RFC 9110 section 5.1).
            Some(text.to_ascii_lowercase())
        }
    }
}

/// OpenAPI does not let these be parameters (OAS 3.1.1 section 4.8.12.1, `name`).
const KEPT_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

fn refuse_header_name(
    ctx: &mut Context<'_>,
    explicit: Option<&Literal>,
    name: &str,
    span: Span,
) -> Option<()> {
    if let Some((at, wrong)) = name.char_indices().find(|(_, c)| !is_token_char(*c)) {
        let place = explicit.map_or(span, |literal| literal.part(at..at + wrong.len_utf8()));
        let message = format!("the name of a header field cannot have `{}`", wrong.escape_debug());
        ctx.report(Diagnostic::new(Code::HEADER_NAME, place, message, ""));
        return None;
    }
    if name.is_empty() {
        ctx.report(Diagnostic::new(Code::HEADER_NAME, span, "a header field without a name", ""));
        return None;
    }
    if KEPT_HEADERS.iter().any(|kept| kept.eq_ignore_ascii_case(name)) {
        let message = format!("the header field `{name}` cannot be a parameter");
        let label = "OpenAPI describes it elsewhere and ignores it here";
        ctx.report(Diagnostic::new(Code::HEADER_NAME, span, message, label));
        return None;
    }
    Some(())
}
