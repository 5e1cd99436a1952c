//! Parameters of the function become parameters of the request, or its body (OAS 3.1.1 section 4.8.12).
//!
//! Name and type decide; an attribute overrules both. A name that stands in the path is in the path, a single value
//! is in the query, everything else is the JSON body.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::body_form::is_content;
use crate::lower::context::Context;
use crate::lower::examples::examples;
use crate::lower::parameter_form::{form, item};
use crate::lower::parameter_name::name;
use crate::lower::scalar::is_scalar;
use crate::lower::schema::Direction;
use crate::lower::{default, security, spread, validation};
use crate::model::{Guard, Parameter, ParameterLocation, PathTemplate, Schema};
use crate::parse::{self, ModuleId, ParameterKind};
use crate::resolve::Type;

/// Where a parameter's value comes from.
pub(super) enum Carried {
    /// Path, query, header field or cookie.
    Outside(ParameterLocation),
    /// The same, field by field: a struct is spread.
    Spread(ParameterLocation),
    /// The body.
    Body,
    /// The credentials: it is the caller's identity.
    Identity(Guard),
    /// The request's extensions.
    Extension,
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
    let outside = |location| {
        if spread::is_spread(ctx, ty) { Carried::Spread(location) } else { Carried::Outside(location) }
    };
    match &written.kind {
        Some((ParameterKind::Path(_), _)) => return Some(outside(ParameterLocation::Path)),
        Some((ParameterKind::Query(_), _)) => return Some(outside(ParameterLocation::Query)),
        Some((ParameterKind::Header(_), _)) => return Some(outside(ParameterLocation::Header)),
        Some((ParameterKind::Cookie(_), _)) => return Some(outside(ParameterLocation::Cookie)),
        Some((ParameterKind::Body(_), _)) => return Some(Carried::Body),
        Some((ParameterKind::Extension, _)) => return Some(Carried::Extension),
        None => {}
    }
    if is_content(item(ty)) {
        return Some(Carried::Body);
    }
    let name = written.name.ident.unraw();
    if path.is_some_and(|path| path.placeholders().any(|(placeholder, _)| placeholder == name)) {
        return Some(Carried::Outside(ParameterLocation::Path));
    }
    let schema = ctx.schema(item(ty), Direction::Reading, written.ty_span)?;
    let fits_query = is_scalar(&schema, ctx.schemas.components(Direction::Reading));
    Some(if fits_query { Carried::Outside(ParameterLocation::Query) } else { Carried::Body })
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
    let (name, form, mut schema) = (name?, form?, schema?);
    schema.examples.extend(examples(&written.examples, ctx.sink));
    let default = match &written.default {
        Some(expr) => Some(default::default(ctx, module, expr, ty, &schema)?),
        None => None,
    };
    let is_required = default.is_none() && form.is_required(location);
    Some(Parameter {
        name,
        ident: written.name.ident.clone(),
        span: written.name.span,
        location,
        serialization: form.serialization,
        ty: ty.rust(ctx.parsed),
        is_required,
        default,
        rules: Vec::new(),
        schema,
        description: written.docs.clone(),
        is_deprecated: written.is_deprecated,
    })
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
    ctx.schema(ty.peeled().as_option().unwrap_or(ty), Direction::Reading, written.ty_span)
}
