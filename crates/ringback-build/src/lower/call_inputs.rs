//! The parameters of a callback's or webhook's function: what the sender takes and the receiver is given.
//!
//! Decided as for an operation, but the other way round: the service writes them. The path is the key's alone.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::body_form::is_content;
use crate::lower::context::Context;
use crate::lower::parameter::{Carried, parameter};
use crate::lower::parameter_form::{item, items};
use crate::lower::request_body::{request_body, second_body};
use crate::lower::scalar::is_scalar;
use crate::lower::schema::Direction;
use crate::lower::{operation, parameter_rules, security};
use crate::model::{Argument, Guard, Parameter, ParameterLocation, RequestBody, Serialization};
use crate::parse::{self, ModuleId, ParameterKind};
use crate::resolve::Type;
use crate::source::Span;

/// What the parameters of the function become.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) arguments: Vec<Argument>,
    pub(super) parameters: Vec<Parameter>,
    pub(super) request_body: Option<RequestBody>,
}

/// Every parameter; `None` where something was reported.
pub(super) fn inputs(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &[parse::Parameter],
) -> Option<Inputs> {
    let mut inputs = Inputs::default();
    let mut is_complete = true;
    for written in written {
        is_complete &= take(ctx, module, written, &mut inputs).is_some();
    }
    is_complete.then_some(inputs)
}

/// Takes one parameter; `None` where something was reported.
fn take(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &parse::Parameter,
    inputs: &mut Inputs,
) -> Option<()> {
    let ty = ctx.ty(module, &written.ty)?;
    security::refuse_scopes(ctx, written, &ty)?;
    parameter_rules::refuse(ctx, written)?;
    match carried(ctx, written, &ty)? {
        Carried::Outside(location) => {
            let parameter = outside(ctx, module, written, &ty, location)?;
            operation::report_twice(ctx, &parameter, &inputs.parameters);
            inputs.arguments.push(Argument::Parameter(inputs.parameters.len()));
            inputs.parameters.push(parameter);
        }
        Carried::Body => {
            if let Some(first) = &inputs.request_body {
                ctx.report(second_body(first, written));
                return None;
            }
            let body = request_body(ctx, written, &ty, Direction::Writing)?;
            ctx.both_ways(ty.peeled().as_option().unwrap_or(&ty), Direction::Writing, written.ty_span)?;
            inputs.arguments.push(Argument::Body);
            inputs.request_body = Some(body);
        }
        // Never decided for a call.
        Carried::Spread(_) | Carried::Identity(_) | Carried::Extension => return None,
    }
    Some(())
}

/// Decides by attribute, else by type; `None` where something was reported.
fn carried(ctx: &mut Context<'_>, written: &parse::Parameter, ty: &Type) -> Option<Carried> {
    if let Some(guard) = security::guard_of_parameter(ctx, ty) {
        refuse_identity(ctx, written, guard);
        return None;
    }
    Some(match &written.kind {
        Some((ParameterKind::Query(_), _)) => Carried::Outside(ParameterLocation::Query),
        Some((ParameterKind::Header(_), _)) => Carried::Outside(ParameterLocation::Header),
        Some((ParameterKind::Body(_), _)) => Carried::Body,
        Some((ParameterKind::Path(_), span)) => {
            refuse_path(ctx, *span);
            return None;
        }
        Some((ParameterKind::Cookie(_), span)) => {
            refuse(ctx, *span, "a callback carries no cookies", "carry it in the query or in a header field");
            return None;
        }
        Some((ParameterKind::Extension, span)) => {
            refuse(
                ctx,
                *span,
                "a callback belongs to no request whose extensions it could read",
                "take the value as an argument",
            );
            return None;
        }
        None if is_content(item(ty)) => Carried::Body,
        None => {
            let schema = ctx.schema(item(ty), Direction::Writing, written.ty_span)?;
            let fits_query = is_scalar(&schema, ctx.schemas.components(Direction::Writing));
            if fits_query { Carried::Outside(ParameterLocation::Query) } else { Carried::Body }
        }
    })
}

fn refuse_path(ctx: &mut Context<'_>, span: Span) {
    let message = "a callback has no parameters in its path";
    let label = "its address is made from the request that it belongs to";
    let diagnostic = Diagnostic::new(Code::CALL_PARAMETER, span, message, label);
    ctx.report(diagnostic.with_help("name the value in the callback's key, as in `{$request.body#/id}`"));
}

fn refuse_identity(ctx: &mut Context<'_>, written: &parse::Parameter, guard: Guard) {
    let schemes = ctx.guards.security.schemes_of(guard);
    let name = schemes.first().map(|scheme| scheme.name.clone()).unwrap_or_default();
    let message = "a callback has no caller whose identity it could take";
    let diagnostic = Diagnostic::new(Code::CALL_SECURITY, written.ty_span, message, "");
    ctx.report(diagnostic.with_help(format!("write `security({name})` into the attribute")));
}

fn refuse(ctx: &mut Context<'_>, span: Span, message: &str, help: &str) {
    ctx.report(Diagnostic::new(Code::CALL_PARAMETER, span, message, "").with_help(help));
}

/// A parameter as the service writes it, which the generated receiver can read.
fn outside(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &parse::Parameter,
    ty: &Type,
    location: ParameterLocation,
) -> Option<Parameter> {
    let mut parameter = parameter(ctx, module, written, ty, location)?;
    let given = ty.peeled().as_option();
    if given.and_then(items).is_some() {
        let message = "a list in a callback that may be missing";
        refuse(ctx, written.ty_span, message, "remove the `Option`: an empty list is not sent");
        return None;
    }
    match parameter.serialization {
        Serialization::Single | Serialization::Repeated => {}
        Serialization::Commas | Serialization::Deep => {
            let message = "a callback gives the items of a list one by one";
            refuse(ctx, written.name.span, message, "carry it in the query, as `name: Vec<T>`");
            return None;
        }
    }
    parameter.schema = ctx.schema(given.unwrap_or(ty), Direction::Writing, written.ty_span)?;
    Some(parameter)
}
