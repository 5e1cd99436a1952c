//! `callbacks.rs`: for each operation that calls back, what it keeps of a request, and its typed senders.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::call::{self, CallArguments, answer_type};
use super::service::joined;
use super::tokens::{ident, raw_or_plain, ty};
use super::{capture, docs, render};
use crate::emit::File;
use crate::emit::names::{callbacks_of, claim, operations};
use crate::model::{
    Callback, CallbackKey, Captured, Contract, KeyPart, Module, Operation, OperationCallbacks,
    RuntimeExpression, Source,
};

/// The file.
pub(super) fn file(contract: &Contract) -> File {
    let mut parts = vec![imports(contract)];
    for (_, operation) in operations(contract) {
        if let Some(callbacks) = &operation.callbacks {
            parts.push(kept(operation, callbacks));
            parts.push(senders(contract, operation, callbacks));
        }
    }
    let doc = "Typed senders for what each operation may call back.";
    render::file("callbacks.rs", &format!("{}/", contract.folder), doc, parts)
}

fn imports(contract: &Contract) -> TokenStream {
    let used = operations(contract).flat_map(|(_, operation)| callbacks_of(contract, operation));
    let used: Vec<_> = used.map(|(_, callback)| callback).collect();
    let more = call::imports(&used);
    let has_source = used.iter().any(|callback| expressions(&callback.key.parts).next().is_some());
    let source = has_source.then(|| quote!(Source,));
    let mut kept = operations(contract).filter_map(|(_, operation)| operation.callbacks.as_ref());
    let is_text = |captured: &Captured| captured.expression.source != Source::Url;
    let reads_text = kept.any(|kept| kept.captured.iter().chain(&kept.answered).any(is_text));
    let has_text = used.iter().any(|callback| !callback.parameters.is_empty());
    let text = (reads_text && !has_text).then(|| quote!(text));
    quote!(
        use ::ringback::support::v1::{Call, Input, Method, #source Target, #more #text};
    )
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
    contract: &'a Contract,
    callback: &'a Callback,
    operation: &'a Operation,
    callbacks: &'a OperationCallbacks,
    name: Ident,
    target: Ident,
    /// Builds what of the address is known before the answer, where not all of it is.
    start: Option<Ident>,
}

fn senders(contract: &Contract, operation: &Operation, callbacks: &OperationCallbacks) -> TokenStream {
    let name = ident(&callbacks.type_name);
    let mut own = own_methods(contract, callbacks);
    let mut sender = |(module, callback): (&Module, _)| {
        Sender::new(contract, (module, callback), (operation, callbacks), &mut own.taken)
    };
    let senders: Vec<_> = callbacks_of(contract, operation).map(&mut sender).collect();
    let capture = capture::function(operation, callbacks, &own.capture);
    let (check, targets) = (&own.check, senders.iter().filter_map(Sender::checked));
    let methods = senders.iter().map(|sender| {
        let (send, start, target) = (sender.send(), sender.start(), sender.target());
        quote!(#send #start #target)
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
        contract: &'a Contract,
        (module, callback): (&Module, &'a Callback),
        (operation, callbacks): (&'a Operation, &'a OperationCallbacks),
        taken: &mut BTreeSet<String>,
    ) -> Self {
        let func = &callback.func.0;
        // Two callbacks of one name, from two modules: the second one has its module before it.
        let is_first = taken.remove(func);
        let qualified = format!("{}_{}", module.name.unraw(), callback.func.unraw());
        let name = claim(taken, &[if is_first { func } else { &qualified }]);
        let target = claim(taken, &[&format!("{}_target", callback.func.unraw())]);
        let start = known_parts(&callback.key).filter(|known| !known.is_empty());
        let start = start.map(|_| claim(taken, &[&format!("{}_start", callback.func.unraw())]));
        Self {
            contract,
            callback,
            operation,
            callbacks,
            name: raw_or_plain(&name),
            target: raw_or_plain(&target),
            start: start.as_deref().map(raw_or_plain),
        }
    }

    /// The method that makes the call.
    fn send(&self) -> TokenStream {
        let Self { callback, name, target, .. } = self;
        let doc = docs::attributes(&self.doc());
        let arguments = CallArguments::new(self.contract, callback, &["answer", "text"]);
        let answered = self.answer_parameter();
        let given = answered.as_ref().map(|_| quote!(answer));
        let parameters = arguments.parameters();
        let answer = answer_type(self.contract, &callback.response);
        let question = self.is_optional().then(|| quote!(?));
        let call = arguments.call(&quote!(self.#target(#given)#question));
        let (result, call) = if self.is_optional() {
            (quote!(Option<Call<#answer>>), quote!(Some(#call)))
        } else {
            (quote!(Call<#answer>), call)
        };
        quote! {
            #doc
            pub fn #name(&self, #answered #(#parameters),*) -> #result {
                #call
            }
        }
    }

    /// The method that builds the address.
    fn target(&self) -> TokenStream {
        self.builder(&self.target, &self.callback.key.parts, self.answer_parameter().as_ref())
    }

    /// The method that builds what of the address is known before the answer.
    fn start(&self) -> Option<TokenStream> {
        let known = known_parts(&self.callback.key)?;
        Some(self.builder(self.start.as_ref()?, known, None))
    }

    /// The method whose outcome is checked while the client still listens.
    fn checked(&self) -> Option<&Ident> {
        if known_parts(&self.callback.key).is_some() { self.start.as_ref() } else { Some(&self.target) }
    }

    fn builder(&self, name: &Ident, parts: &[KeyPart], answer: Option<&TokenStream>) -> TokenStream {
        let is_optional = self.may_miss(parts);
        let parts = parts.iter().map(|part| match part {
            KeyPart::Text(text) => quote!(.text(#text)),
            KeyPart::Expression(expression, _) => self.target_value(expression),
        });
        let target = quote!(Target::new() #(#parts)*);
        let (result, target) = if is_optional {
            (quote!(Option<Target>), quote!(Some(#target)))
        } else {
            (quote!(Target), target)
        };
        quote! {
            fn #name(&self, #answer) -> #result {
                #target
            }
        }
    }

    /// The answer, if the address is made of parts of it.
    fn answer_parameter(&self) -> Option<TokenStream> {
        let ty = ty(&self.callbacks.answer);
        known_parts(&self.callback.key).map(|_| quote!(answer: &#ty,))
    }

    fn target_value(&self, expression: &RuntimeExpression) -> TokenStream {
        let source = source(&expression.source);
        let value = match &expression.source {
            Source::Method => {
                let method = self.operation.method.upper();
                quote!(#method)
            }
            Source::StatusCode => {
                let status = self.operation.response.status.to_string();
                quote!(#status)
            }
            Source::ResponseBody(_) | Source::ResponseHeader(_) => {
                let answered = self.read(expression).expect("every expression is read");
                let value = capture::of_answer(&raw_or_plain("answer"), answered);
                quote!(&#value)
            }
            Source::Url | Source::Path(_) | Source::Query(_) | Source::Header(_) | Source::Body(_) => {
                let captured = self.read(expression).expect("every expression is captured");
                let field = ident(&captured.field);
                if captured.is_optional { quote!(self.#field.as_ref()?) } else { quote!(&self.#field) }
            }
        };
        quote!(.value(#source, #value))
    }

    /// How an expression is read; `None` for what the operation says of itself.
    fn read(&self, expression: &RuntimeExpression) -> Option<&'a Captured> {
        let mut all = self.callbacks.captured.iter().chain(&self.callbacks.answered);
        all.find(|captured| captured.expression.source == expression.source)
    }

    /// Whether the address may be missing.
    fn is_optional(&self) -> bool {
        self.may_miss(&self.callback.key.parts)
    }

    fn may_miss(&self, parts: &[KeyPart]) -> bool {
        let mut expressions = expressions(parts);
        expressions.any(|expression| self.read(expression).is_some_and(|read| read.is_optional))
    }

    fn doc(&self) -> String {
        let callback = self.callback;
        let place = format!("`{} {}`", callback.method.upper(), callback.key);
        let missing = match (self.is_optional(), known_parts(&callback.key)) {
            (false, _) => "",
            (true, None) => "; `None` where the request gave no such address.",
            (true, Some(_)) => "; `None` where request and answer gave no such address.",
        };
        let deprecated = if callback.is_deprecated { "Deprecated." } else { "" };
        joined(&[&callback.docs.whole(), deprecated, &format!("{place}{missing}")])
    }
}

/// The expressions of a key, in order.
fn expressions(parts: &[KeyPart]) -> impl Iterator<Item = &RuntimeExpression> {
    parts.iter().filter_map(|part| match part {
        KeyPart::Text(_) => None,
        KeyPart::Expression(expression, _) => Some(expression),
    })
}

/// What of a key is known before the answer; `None` where all of it is.
fn known_parts(key: &CallbackKey) -> Option<&[KeyPart]> {
    let is_of_answer = |part: &KeyPart| match part {
        KeyPart::Text(_) => false,
        KeyPart::Expression(expression, _) => expression.source.is_of_answer(),
    };
    let known = key.parts.iter().position(is_of_answer)?;
    Some(&key.parts[..known])
}

fn source(source: &Source) -> TokenStream {
    match source {
        Source::Url => quote!(Source::Url),
        Source::Method => quote!(Source::Method),
        Source::StatusCode => quote!(Source::StatusCode),
        Source::Path(name) => quote!(Source::Path(#name)),
        Source::Query(name) => quote!(Source::Query(#name)),
        Source::Header(name) => quote!(Source::Header(#name)),
        Source::Body(pointer) => {
            let pointer = pointer.to_string();
            quote!(Source::Body(#pointer))
        }
        Source::ResponseBody(pointer) => {
            let pointer = pointer.to_string();
            quote!(Source::ResponseBody(#pointer))
        }
        Source::ResponseHeader(name) => quote!(Source::ResponseHeader(#name)),
    }
}
