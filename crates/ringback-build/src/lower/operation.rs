//! A function with an attribute becomes an operation (OAS 3.1.1 section 4.8.10).

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::parameter::{Carried, carried, parameter};
use crate::lower::prefix::prefixed;
use crate::lower::request_body::{limit, request_body, second_body};
use crate::lower::request_extension::request_extension;
use crate::lower::schema::Direction;
use crate::lower::spread::{Spreaded, spread};
use crate::lower::{docs, listing, parameter_rules, response, security};
use crate::model::{
    Argument, Demand, Operation, OperationId, Parameter, ParameterLocation, PathTemplate, RequestBody,
    RequestExtension, Spread,
};
use crate::parse::{self, Literal, ModuleId, Name};
use crate::resolve::Type;

/// An operation, and what its callbacks may need to know of it.
pub(super) struct Lowered<'a> {
    pub(super) module: ModuleId,
    pub(super) written: &'a parse::Operation,
    pub(super) operation: Operation,
    /// The types of [`Operation::parameters`].
    pub(super) types: Vec<Type>,
    /// The type of the body.
    pub(super) body: Option<Type>,
    /// The type of the successful answer, if it is plain JSON.
    pub(super) answer: Option<Type>,
}

/// What the parameters of the function become.
#[derive(Default)]
struct Inputs {
    arguments: Vec<Argument>,
    parameters: Vec<Parameter>,
    security: Vec<Demand>,
    request_extensions: Vec<RequestExtension>,
    types: Vec<Type>,
    spreads: Vec<Spread>,
    body: Option<(RequestBody, Type)>,
    is_incomplete: bool,
}

/// Everything but the callbacks; `None` where something was reported.
pub(super) fn operation<'a>(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &'a parse::Operation,
) -> Option<Lowered<'a>> {
    let function = &written.function;
    report_not_async(ctx, function);
    let path = prefixed(ctx, module, &written.path);
    let mut inputs = inputs(ctx, module, &function.parameters, path.as_ref());
    let response = response::of_operation(ctx, module, written);
    let demanded = security::demand(ctx, module, written.security.as_deref(), &mut inputs.security);
    let listing = listing::of_operation(ctx, module, &written.listing);
    let id = id(ctx, written.operation_id.as_ref(), &function.name);
    let (path, (response, answer), id) = (path?, response?, id?);
    demanded?;
    if inputs.is_incomplete {
        return None;
    }
    let (mut request_body, body) = inputs.body.unzip();
    limit(ctx, written, request_body.as_mut())?;
    let operation = Operation {
        id,
        func: function.name.ident.clone(),
        span: function.name.span,
        method: written.method,
        path,
        docs: docs::split(&function.docs),
        is_deprecated: function.is_deprecated,
        arguments: inputs.arguments,
        parameters: inputs.parameters,
        spreads: inputs.spreads,
        security: inputs.security,
        request_extensions: inputs.request_extensions,
        request_body,
        response,
        callbacks: None,
        links: Vec::new(),
        listing,
    };
    Some(Lowered { module, written, operation, types: inputs.types, body, answer })
}

/// The trait's method is `async`, and so the contract says.
pub(super) fn report_not_async(ctx: &mut Context<'_>, function: &parse::Function) {
    if !function.is_async {
        let message = format!("`{}` is not `async`", function.name.ident);
        let diagnostic = Diagnostic::new(Code::FUNCTION_FORM, function.name.span, message, "");
        ctx.report(diagnostic.with_help(format!("write `async fn {}`", function.name.ident)));
    }
}

/// `operation_id = "…"`, or the function's name.
pub(super) fn id(ctx: &mut Context<'_>, written: Option<&Literal>, name: &Name) -> Option<OperationId> {
    let (text, span) = match written {
        Some(literal) => (literal.value.as_str(), literal.span),
        None => (name.ident.unraw(), name.span),
    };
    let id = OperationId::new(text);
    if id.is_none() {
        let message = format!("`{text}` cannot be an operation id");
        let label = "letters, digits, `_`, `-` and `.` may stand in one";
        let help = "add `operation_id = \"…\"` to the attribute";
        let diagnostic = Diagnostic::new(Code::OPERATION_ID_MALFORMED, span, message, label);
        ctx.report(if written.is_none() { diagnostic.with_help(help) } else { diagnostic });
    }
    id
}

fn inputs(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &[parse::Parameter],
    path: Option<&PathTemplate>,
) -> Inputs {
    let mut inputs = Inputs::default();
    for written in written {
        if take(ctx, module, written, path, &mut inputs).is_none() {
            inputs.is_incomplete = true;
        }
    }
    inputs
}

/// Takes one parameter; `None` where something was reported.
fn take(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &parse::Parameter,
    path: Option<&PathTemplate>,
    inputs: &mut Inputs,
) -> Option<()> {
    let ty = ctx.ty(module, &written.ty)?;
    let carried = carried(ctx, written, &ty, path)?;
    if !matches!(carried, Carried::Outside(_)) {
        parameter_rules::refuse(ctx, written)?;
    }
    match carried {
        Carried::Outside(location) => {
            let parameter = parameter(ctx, module, written, &ty, location)?;
            let parameter = parameter_rules::kept(ctx, module, written, parameter)?;
            report_twice(ctx, &parameter, &inputs.parameters);
            inputs.arguments.push(Argument::Parameter(inputs.parameters.len()));
            inputs.parameters.push(parameter);
            inputs.types.push(ty);
        }
        Carried::Spread(location) => {
            let Spreaded { spread, parameters } = spread(ctx, written, &ty, location)?;
            for (parameter, ty) in parameters {
                report_twice(ctx, &parameter, &inputs.parameters);
                inputs.parameters.push(parameter);
                inputs.types.push(ty);
            }
            inputs.arguments.push(Argument::Spread(inputs.spreads.len()));
            inputs.spreads.push(spread);
        }
        Carried::Identity(guard) => {
            let demand = security::identity(ctx, written, &ty, guard)?;
            inputs.arguments.push(Argument::Identity(inputs.security.len()));
            inputs.security.push(demand);
        }
        Carried::Extension => {
            let extension = request_extension(ctx, written, &ty)?;
            inputs.arguments.push(Argument::Extension(inputs.request_extensions.len()));
            inputs.request_extensions.push(extension);
        }
        Carried::Body => {
            if let Some((first, _)) = &inputs.body {
                ctx.report(second_body(first, written));
                return None;
            }
            let body = request_body(ctx, written, &ty, Direction::Reading)?;
            inputs.arguments.push(Argument::Body);
            inputs.body = Some((body, ty));
        }
    }
    Some(())
}

/// Two parameters in one place may have been given one name on the wire.
pub(super) fn report_twice(ctx: &mut Context<'_>, second: &Parameter, before: &[Parameter]) {
    let is_same = |first: &&Parameter| first.location == second.location && first.name == second.name;
    if let Some(first) = before.iter().find(is_same) {
        let message = match second.location {
            ParameterLocation::Header => format!("two parameters read the header field `{}`", second.name),
            ParameterLocation::Cookie => format!("two parameters read the cookie `{}`", second.name),
            ParameterLocation::Path | ParameterLocation::Query => {
                format!("two parameters read `{}` of the {}", second.name, second.location.as_str())
            }
        };
        let diagnostic = Diagnostic::new(Code::PARAMETER_TWICE, second.span, message, "the second")
            .with_label(first.span, "the first")
            .with_help("remove one of them");
        ctx.report(diagnostic);
    }
}
