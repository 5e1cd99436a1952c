//! What is read of an exchange for the callbacks of its operation: fields of the request, and values of the answer.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::service::{argument_locals, argument_parts};
use super::tokens::{ident, ty};
use crate::model::{Argument, Captured, Contract, FieldStep, Operation, OperationCallbacks, Source};

/// The glue's statements: capture, check every target, refuse if one is at fault.
pub(super) fn statements(
    contract: &Contract,
    operation: &Operation,
    callbacks: &OperationCallbacks,
) -> TokenStream {
    let name = ident(&callbacks.type_name);
    let needed = needed(operation, callbacks);
    let arguments = needed.iter().map(|argument| &argument.local);
    let arguments =
        arguments.map(|local| quote!(&#local)).chain(url(callbacks).map(|url| quote!(input.#url)));
    let methods = super::callbacks::own_methods(contract, callbacks);
    let (capture, check) = (methods.capture, methods.check);
    quote! {
        let callbacks = callbacks::#name::#capture(#(#arguments),*);
        callbacks.#check(&mut input);
        input.finish()?;
    }
}

/// The function that reads the values.
pub(super) fn function(operation: &Operation, callbacks: &OperationCallbacks, name: &Ident) -> TokenStream {
    let parameters = needed(operation, callbacks).into_iter().map(|Needed { local, argument }| {
        let ty = ty(argument_parts(operation, argument).1);
        quote!(#local: &#ty)
    });
    let parameters = parameters.chain(url(callbacks).map(|_| quote!(request_url: String)));
    let fields = callbacks.captured.iter().map(|captured| {
        let field = ident(&captured.field);
        let value = match captured.expression.source {
            Source::Url => quote!(request_url),
            Source::Method
            | Source::StatusCode
            | Source::Path(_)
            | Source::Query(_)
            | Source::Header(_)
            | Source::Body(_)
            | Source::ResponseBody(_)
            | Source::ResponseHeader(_) => value(operation, captured),
        };
        quote!(#field: #value)
    });
    quote! {
        /// Reads the values that the callbacks' keys name.
        pub(super) fn #name(#(#parameters),*) -> Self {
            Self { #(#fields),* }
        }
    }
}

/// How the URL of the request is read, if an expression names it.
fn url(callbacks: &OperationCallbacks) -> Option<TokenStream> {
    let mut captured = callbacks.captured.iter();
    let server = callbacks.server.as_ref()?;
    captured.any(|captured| captured.expression.source == Source::Url).then(|| quote!(url(#server)))
}

/// The expression that reads a value of the answer as text; `?` ends it where there is none.
pub(super) fn of_answer(answer: &Ident, captured: &Captured) -> TokenStream {
    let place = place(answer, &captured.expression.steps);
    quote!(text(#place))
}

/// An argument of the operation that an expression reads.
struct Needed {
    local: Ident,
    argument: Argument,
}

/// The arguments that expressions read, in their own order.
fn needed(operation: &Operation, callbacks: &OperationCallbacks) -> Vec<Needed> {
    let is_read =
        |argument| callbacks.captured.iter().any(|captured| root(operation, captured) == Some(argument));
    let locals = argument_locals(operation).into_iter().zip(&operation.arguments);
    let needed = locals.filter(|(_, argument)| is_read(**argument));
    needed.map(|(local, argument)| Needed { local, argument: *argument }).collect()
}

/// The argument that an expression begins at.
fn root(operation: &Operation, captured: &Captured) -> Option<Argument> {
    let parameter = |location, name: &str| {
        let is_meant = |p: &crate::model::Parameter| p.location == location && p.name == name;
        match operation.spread_field(location, name) {
            Some((index, _)) => Some(Argument::Spread(index)),
            None => operation.parameters.iter().position(is_meant).map(Argument::Parameter),
        }
    };
    match &captured.expression.source {
        Source::Path(name) => parameter(crate::model::ParameterLocation::Path, name),
        Source::Query(name) => parameter(crate::model::ParameterLocation::Query, name),
        Source::Header(name) => parameter(crate::model::ParameterLocation::Header, name),
        Source::Body(_) => Some(Argument::Body),
        Source::Url
        | Source::Method
        | Source::StatusCode
        | Source::ResponseBody(_)
        | Source::ResponseHeader(_) => None,
    }
}

/// The expression that reads a value as text, or as an `Option` of one.
fn value(operation: &Operation, captured: &Captured) -> TokenStream {
    let root = root(operation, captured).expect("an expression names an argument of its operation");
    let position = operation.arguments.iter().position(|argument| *argument == root);
    let local = &argument_locals(operation)[position.expect("an argument is listed")];
    let mut steps = captured.expression.steps.clone();
    if matches!(root, Argument::Parameter(_)) && captured.is_optional && steps.is_empty() {
        steps.push(FieldStep::Some);
    }
    let (last, before) = match steps.split_last() {
        Some((last, before)) if last.may_be_missing() => (Some(last), before),
        _ => (None, steps.as_slice()),
    };
    if before.iter().any(FieldStep::may_be_missing) {
        let place = place(local, &steps);
        return quote!((|| Some(text(#place)))());
    }
    let place = path(local, before);
    match last {
        None if before.is_empty() => quote!(text(#local)),
        None => quote!(text(&#place)),
        Some(last) => {
            let last = step(last);
            quote!(#place #last.map(text))
        }
    }
}

/// A reference to a value that `?` may end on the way to.
fn place(local: &Ident, steps: &[FieldStep]) -> TokenStream {
    let path = path(local, steps);
    match steps.last() {
        Some(FieldStep::Field(_) | FieldStep::Newtype) => quote!(&#path),
        Some(FieldStep::Some | FieldStep::Index(_) | FieldStep::Key(_)) => quote!(#path?),
        None => quote!(#local),
    }
}

/// The steps one after the other, `?` between them and none behind the last one.
fn path(local: &Ident, steps: &[FieldStep]) -> TokenStream {
    let mut path = quote!(#local);
    for (index, this) in steps.iter().enumerate() {
        let tokens = step(this);
        let question = (this.may_be_missing() && index + 1 < steps.len()).then(|| quote!(?));
        path.extend(quote!(#tokens #question));
    }
    path
}

fn step(step: &FieldStep) -> TokenStream {
    match step {
        FieldStep::Field(name) => {
            let name = ident(name);
            quote!(.#name)
        }
        FieldStep::Newtype => quote!(.0),
        FieldStep::Some => quote!(.as_ref()),
        FieldStep::Index(index) => {
            let index = proc_macro2::Literal::usize_unsuffixed(*index);
            quote!(.get(#index))
        }
        FieldStep::Key(key) => quote!(.get(#key)),
    }
}
