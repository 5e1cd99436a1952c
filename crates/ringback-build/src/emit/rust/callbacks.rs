//! `callbacks.rs`: for each operation that calls back, what it keeps of a request, and its typed senders.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::local::locals;
use super::service::joined;
use super::tokens::{answer, ident, method, raw_or_plain, ty};
use super::{capture, docs, render};
use crate::emit::File;
use crate::emit::names::{callbacks_of, claim, operations};
use crate::model::{
    Callback, CallbackKey, Captured, Contract, KeyPart, Module, Operation, OperationCallbacks, RequestBody,
    ResponseContent, RuntimeExpression, Source,
};

/// The file.
pub(super) fn file(contract: &Contract) -> File {
    let imports = quote!(
        use ::ringback::support::v1::{Call, Input, Method, Source, Target, text};
    );
    let mut parts = vec![imports];
    for (_, operation) in operations(contract) {
        if let Some(callbacks) = &operation.callbacks {
            parts.push(kept(operation, callbacks));
            parts.push(senders(contract, operation, callbacks));
        }
    }
    let doc = "Typed senders for what each operation may call back.";
    render::file("callbacks.rs", &format!("{}/", contract.folder), doc, parts)
}

/// What a key needs of the request.
fn kept(operation: &Operation, callbacks: &OperationCallbacks) -> TokenStream {
    let name = ident(&callbacks.type_name);
    let doc = format!("What `{}` keeps of a request for the callbacks it may send later.", operation.func);
    let doc = docs::attributes(&doc);
    let fields = callbacks.captured.iter().map(|captured| {
        let doc = docs::attributes(&format!("`{}`", captured.expression));
        let field = ident(&captured.field);
        let ty = if captured.is_optional { quote!(Option<String>) } else { quote!(String) };
        quote!(#doc #field: #ty)
    });
    quote! {
        #doc
        #[derive(Debug, Clone, ::serde::Serialize, ::serde::Deserialize)]
        pub struct #name {
            #(#fields,)*
        }
    }
}

/// The names of the methods that are ours.
pub(super) struct OwnMethods {
    pub(super) capture: Ident,
    pub(super) check: Ident,
    taken: BTreeSet<String>,
}

/// Names that no callback of the operation has; whoever has the contract's callback `check` still finds it.
pub(super) fn own_methods(contract: &Contract, callbacks: &OperationCallbacks) -> OwnMethods {
    let funcs =
        callbacks.uses.iter().map(|&(module, callback)| &contract.modules[module].callbacks[callback].func);
    let mut taken: BTreeSet<String> = funcs.map(|func| func.0.clone()).collect();
    let capture = raw_or_plain(&claim(&mut taken, &["capture"]));
    let check = raw_or_plain(&claim(&mut taken, &["check"]));
    OwnMethods { capture, check, taken }
}

/// A callback as a method.
struct Sender<'a> {
    callback: &'a Callback,
    callbacks: &'a OperationCallbacks,
    name: Ident,
    target: Ident,
}

fn senders(contract: &Contract, operation: &Operation, callbacks: &OperationCallbacks) -> TokenStream {
    let name = ident(&callbacks.type_name);
    let mut own = own_methods(contract, callbacks);
    let mut sender =
        |(module, callback): (&Module, _)| Sender::new(module, callback, callbacks, &mut own.taken);
    let senders: Vec<_> = callbacks_of(contract, operation).map(&mut sender).collect();
    let capture = capture::function(operation, callbacks, &own.capture);
    let (check, targets) = (&own.check, senders.iter().map(|sender| &sender.target));
    let methods = senders.iter().map(|sender| {
        let (send, target) = (sender.send(), sender.target());
        quote!(#send #target)
    });
    quote! {
        impl #name {
            #capture

            /// Notes every callback that could never be sent.
            pub(super) fn #check(&self, input: &mut Input) {
                #(input.check_target(self.#targets());)*
            }

            #(#methods)*
        }
    }
}

impl<'a> Sender<'a> {
    fn new(
        module: &Module,
        callback: &'a Callback,
        callbacks: &'a OperationCallbacks,
        taken: &mut BTreeSet<String>,
    ) -> Self {
        let func = &callback.func.0;
        // Two callbacks of one name, from two modules: the second one has its module before it.
        let is_first = taken.remove(func);
        let qualified = format!("{}_{}", module.name.unraw(), callback.func.unraw());
        let name = claim(taken, &[if is_first { func } else { &qualified }]);
        let target = claim(taken, &[&format!("{}_target", callback.func.unraw())]);
        Self { callback, callbacks, name: raw_or_plain(&name), target: raw_or_plain(&target) }
    }

    /// The method that makes the call.
    fn send(&self) -> TokenStream {
        let Self { callback, name, target, .. } = self;
        let doc = docs::attributes(&self.doc());
        let body = callback.request_body.as_ref().map(|body| BodyArgument::new(body, &["text", "call"]));
        let argument = body.as_ref().map(BodyArgument::parameter);
        let answer = answer(&callback.response);
        let question = self.is_optional().then(|| quote!(?));
        let call = call(callback, &quote!(self.#target()#question), body.as_ref());
        let (result, call) = if self.is_optional() {
            (quote!(Option<Call<#answer>>), quote!(Some(#call)))
        } else {
            (quote!(Call<#answer>), call)
        };
        quote! {
            #doc
            pub fn #name(&self, #argument) -> #result {
                #call
            }
        }
    }

    /// The method that builds the address.
    fn target(&self) -> TokenStream {
        let name = &self.target;
        let parts = self.callback.key.parts.iter().map(|part| match part {
            KeyPart::Text(text) => quote!(.text(#text)),
            KeyPart::Expression(expression, _) => self.target_value(expression),
        });
        let target = quote!(Target::new() #(#parts)*);
        let (result, target) = if self.is_optional() {
            (quote!(Option<Target>), quote!(Some(#target)))
        } else {
            (quote!(Target), target)
        };
        quote! {
            fn #name(&self) -> #result {
                #target
            }
        }
    }

    fn target_value(&self, expression: &RuntimeExpression) -> TokenStream {
        let captured = self.captured(expression);
        let field = ident(&captured.field);
        let source = source(&expression.source);
        let value = if captured.is_optional { quote!(self.#field.as_ref()?) } else { quote!(&self.#field) };
        quote!(.value(#source, #value))
    }

    fn captured(&self, expression: &RuntimeExpression) -> &'a Captured {
        let mut all = self.callbacks.captured.iter();
        all.find(|captured| captured.expression.source == expression.source)
            .expect("every expression of a key is captured")
    }

    /// Whether the address may be missing.
    fn is_optional(&self) -> bool {
        expressions(&self.callback.key).any(|expression| self.captured(expression).is_optional)
    }

    fn doc(&self) -> String {
        let callback = self.callback;
        let place = format!("`{} {}`", callback.method.upper(), callback.key);
        let missing =
            if self.is_optional() { "; `None` where the request gave no such address." } else { "" };
        let deprecated = if callback.is_deprecated { "Deprecated." } else { "" };
        joined(&[&callback.docs.whole(), deprecated, &format!("{place}{missing}")])
    }
}

/// The expressions of a key, in order.
pub(super) fn expressions(key: &CallbackKey) -> impl Iterator<Item = &RuntimeExpression> {
    key.parts.iter().filter_map(|part| match part {
        KeyPart::Text(_) => None,
        KeyPart::Expression(expression, _) => Some(expression),
    })
}

fn source(source: &Source) -> TokenStream {
    match source {
        Source::Path(name) => quote!(Source::Path(#name)),
        Source::Query(name) => quote!(Source::Query(#name)),
        Source::Header(name) => quote!(Source::Header(#name)),
        Source::Body(pointer) => {
            let pointer = pointer.to_string();
            quote!(Source::Body(#pointer))
        }
    }
}

/// The expression that makes the call.
pub(super) fn call(
    callback: &Callback,
    target: &TokenStream,
    body: Option<&BodyArgument<'_>>,
) -> TokenStream {
    let (id, method) = (callback.id.as_str(), method(callback.method));
    let call = quote!(Call::new(#id, #method, #target));
    let call = match body {
        Some(body) => body.add_to(&call),
        None => call,
    };
    match callback.response.content {
        ResponseContent::Empty => quote!(#call.without_answer()),
        // The others are answers of operations only.
        ResponseContent::Json { .. }
        | ResponseContent::Octets { .. }
        | ResponseContent::Download { .. }
        | ResponseContent::Redirect
        | ResponseContent::Sequence { .. }
        | ResponseContent::Declared { .. } => call,
    }
}

/// The body as the sender's argument.
pub(super) struct BodyArgument<'a> {
    body: &'a RequestBody,
    local: Ident,
}

impl<'a> BodyArgument<'a> {
    /// The argument, under a name that is none of `reserved`.
    pub(super) fn new(body: &'a RequestBody, reserved: &[&str]) -> Self {
        let local = locals(reserved, std::iter::once(&body.ident)).remove(0);
        Self { body, local }
    }

    /// `event: &Event`
    pub(super) fn parameter(&self) -> TokenStream {
        let (local, ty) = (&self.local, ty(&self.body.ty));
        quote!(#local: &#ty)
    }

    /// The call with the body; a body that is optional is sent only if there is one.
    fn add_to(&self, call: &TokenStream) -> TokenStream {
        let local = &self.local;
        if self.body.is_required {
            return quote!(#call.with_json(#local));
        }
        quote!(match #local {
            Some(#local) => #call.with_json(#local),
            None => #call,
        })
    }
}
