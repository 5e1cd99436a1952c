//! A function with `#[callback]` becomes a callback (OAS 3.1.1 section 4.8.18), one with `#[webhook]` a webhook.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::expression::{self, Key};
use crate::lower::request_body::request_body;
use crate::lower::scalar::is_scalar;
use crate::lower::schema::Direction;
use crate::lower::{docs, listing, operation, parameter_rules, response};
use crate::model::{Callback, CallbackKey, Method, RequestBody};
use crate::parse::{self, ListingArguments, Literal, ModuleId, Parameter, ParameterKind};
use crate::source::Span;

/// A callback whose expressions are not bound to an operation yet.
pub(super) struct Declared<'a> {
    /// Its key has no parts yet.
    pub(super) callback: Callback,
    pub(super) literal: &'a Literal,
    pub(super) key: Key,
}

/// A callback; `None` where something was reported.
pub(super) fn callback<'a>(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &'a parse::Callback,
) -> Option<Declared<'a>> {
    let parse::Callback { method, status, operation_id, listing, function, .. } = written;
    let key = key(ctx, &written.key);
    let operation_id = operation_id.as_ref();
    let call = Call { method: *method, status: *status, operation_id, listing, function };
    let callback = call.lowered(ctx, module, written.key.span);
    Some(Declared { callback: callback?, literal: &written.key, key: key? })
}

/// A webhook; `None` where something was reported.
pub(super) fn webhook(ctx: &mut Context<'_>, module: ModuleId, written: &parse::Webhook) -> Option<Callback> {
    let parse::Webhook { method, status, operation_id, listing, function } = written;
    let operation_id = operation_id.as_ref();
    let call = Call { method: *method, status: *status, operation_id, listing, function };
    call.lowered(ctx, module, function.name.span)
}

/// What a callback and a webhook have in common.
struct Call<'a> {
    method: Method,
    status: Option<(u16, Span)>,
    operation_id: Option<&'a Literal>,
    listing: &'a ListingArguments,
    function: &'a parse::Function,
}

impl Call<'_> {
    /// The call, its key without parts; `None` where something was reported.
    fn lowered(&self, ctx: &mut Context<'_>, module: ModuleId, key: Span) -> Option<Callback> {
        let function = self.function;
        operation::report_not_async(ctx, function);
        let is_plain = function.parameters.iter().map(|written| parameter_rules::refuse(ctx, written));
        let is_plain = is_plain.fold(Some(()), Option::and);
        let body = body(ctx, module, &function.parameters);
        let response = response::of_callback(ctx, module, function, self.status);
        let id = operation::id(ctx, self.operation_id, &function.name);
        let listing = listing::listing(ctx, module, self.listing);
        let (request_body, response, id) = (body?, response?, id?);
        is_plain?;
        Some(Callback {
            id,
            func: function.name.ident.clone(),
            span: function.name.span,
            method: self.method,
            key: CallbackKey { span: key, parts: Vec::new() },
            docs: docs::split(&function.docs),
            is_deprecated: function.is_deprecated,
            request_body,
            response,
            listing,
        })
    }
}

fn key(ctx: &mut Context<'_>, literal: &Literal) -> Option<Key> {
    match expression::read(&literal.value) {
        Ok(key) => Some(key),
        Err(mistakes) => {
            for mistake in mistakes {
                ctx.report(mistake.at(literal));
            }
            None
        }
    }
}

/// The body, if there is one; the outer `None` where something was reported.
#[expect(
    clippy::option_option,
    reason = "the outer one is a report, the inner one a callback without a body"
)]
fn body(ctx: &mut Context<'_>, module: ModuleId, parameters: &[Parameter]) -> Option<Option<RequestBody>> {
    let Some((first, others)) = parameters.split_first() else { return Some(None) };
    if let Some(second) = others.first() {
        let message = "a callback has one parameter, its body";
        let diagnostic = Diagnostic::new(Code::CALLBACK_UNSUPPORTED, second.name.span, message, "the second");
        ctx.report(diagnostic.with_help("put both into one struct; other parameters are not supported yet"));
        return None;
    }
    let ty = ctx.ty(module, &first.ty)?;
    if let Some((label, help)) = refused(ctx, first, &ty)? {
        let message = "the parameter of a callback is its body";
        let span = first.name.span;
        let diagnostic = Diagnostic::new(Code::CALLBACK_UNSUPPORTED, span, message, label);
        ctx.report(diagnostic.with_help(help));
        return None;
    }
    request_body(ctx, first, &ty, Direction::Writing).map(Some)
}

/// Why a parameter cannot be the body, and what to write; the outer `None` where something was reported.
#[expect(clippy::option_option, reason = "the outer one is a report, the inner one the absence of a reason")]
fn refused(
    ctx: &mut Context<'_>,
    written: &Parameter,
    ty: &crate::resolve::Type,
) -> Option<Option<(&'static str, &'static str)>> {
    if ty.peeled().as_option().is_some() {
        return Some(Some(("an optional body is not supported here yet", "remove the `Option`")));
    }
    let help = "write a struct, or mark the parameter with `#[body]`";
    match &written.kind {
        Some((ParameterKind::Body, _)) => Some(None),
        Some((
            ParameterKind::Path(_)
            | ParameterKind::Query(_)
            | ParameterKind::Header(_)
            | ParameterKind::Cookie(_)
            | ParameterKind::Extension,
            _,
        )) => Some(Some(("other parameters are not supported here yet", help))),
        None => {
            let schema = ctx.schema(ty, Direction::Writing, written.ty_span)?;
            let is_single = is_scalar(&schema, ctx.schemas.components(Direction::Writing));
            let label = "a single value would be in the query, which is not supported here yet";
            Some(is_single.then_some((label, help)))
        }
    }
}
