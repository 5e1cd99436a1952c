//! A function with `#[callback]` becomes a callback (OAS 3.1.1 section 4.8.18), one with `#[webhook]` a webhook.

use crate::lower::call_inputs::inputs;
use crate::lower::context::Context;
use crate::lower::expression::{self, Key};
use crate::lower::{call_security, docs, listing, operation, response};
use crate::model::{Callback, CallbackKey, Method};
use crate::parse::{self, Demanded, ListingArguments, Literal, ModuleId};
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
    let parse::Callback { method, status, operation_id, security, listing, function, .. } = written;
    let key = key(ctx, &written.key);
    let operation_id = operation_id.as_ref();
    let call = Call { method: *method, status: *status, operation_id, security, listing, function };
    let callback = call.lowered(ctx, module, written.key.span);
    Some(Declared { callback: callback?, literal: &written.key, key: key? })
}

/// A webhook; `None` where something was reported.
pub(super) fn webhook(ctx: &mut Context<'_>, module: ModuleId, written: &parse::Webhook) -> Option<Callback> {
    let parse::Webhook { method, status, operation_id, security, listing, function } = written;
    let operation_id = operation_id.as_ref();
    let call = Call { method: *method, status: *status, operation_id, security, listing, function };
    call.lowered(ctx, module, function.name.span)
}

/// What a callback and a webhook have in common.
struct Call<'a> {
    method: Method,
    status: Option<(u16, Span)>,
    operation_id: Option<&'a Literal>,
    security: &'a [Demanded],
    listing: &'a ListingArguments,
    function: &'a parse::Function,
}

impl Call<'_> {
    /// The call, its key without parts; `None` where something was reported.
    fn lowered(&self, ctx: &mut Context<'_>, module: ModuleId, key: Span) -> Option<Callback> {
        let function = self.function;
        operation::report_not_async(ctx, function);
        let inputs = inputs(ctx, module, &function.parameters);
        let response = response::of_callback(ctx, module, function, self.status);
        let id = operation::id(ctx, self.operation_id, &function.name);
        let security = call_security::demands(ctx, module, self.security);
        let listing = listing::of_call(ctx, module, self.listing);
        let (inputs, response, id, security) = (inputs?, response?, id?, security?);
        Some(Callback {
            id,
            func: function.name.ident.clone(),
            span: function.name.span,
            method: self.method,
            key: CallbackKey { span: key, parts: Vec::new() },
            docs: docs::split(&function.docs),
            is_deprecated: function.is_deprecated,
            arguments: inputs.arguments,
            parameters: inputs.parameters,
            request_body: inputs.request_body,
            security,
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
