//! `receiver.rs`: the other side, for the external developer and for tests.
//!
//! A receiver hears a callback below the address that it handed out. Which routers there are is said in
//! `receiver_routers`.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::call::parts;
use super::glue::read_plain;
use super::local::{local, locals};
use super::receiver_path::ReceiverPath;
use super::service::{joined, result};
use super::tokens::{answer, ident, method, raw_or_plain, ty};
use super::wiring::{Place, Read, operation_static, read, respond};
use super::{body, docs, receiver_routers, receiver_security, render};
use crate::emit::File;
use crate::emit::names::{
    HIDDEN_STATIC, callbacks_of, claim, document_static, operations, shouting, static_of,
};
use crate::emit::openapi::{to_callback, to_webhook};
use crate::model::{Argument, Callback, Contract, Module, RustIdent, RustType};

/// A callback as the receiver hears it.
pub(super) struct Received<'a> {
    pub(super) module: &'a Module,
    pub(super) callback: &'a Callback,
    /// Where it stands in the document, below the first operation that names it.
    pointer: String,
    /// The static of that document.
    document: String,
    path: ReceiverPath,
    /// The function that answers it.
    pub(super) func: Ident,
    /// The function that asks for its credentials, if it shows any.
    pub(super) admit: Option<Ident>,
    /// What the router knows of it.
    pub(super) place: Ident,
}

/// The file.
pub(super) fn file(contract: &Contract) -> File {
    let routers = receiver_routers::module_names(contract);
    let received = all(contract, routers.values().cloned().collect());
    let documents: BTreeSet<&String> = received.iter().map(|received| &received.document).collect();
    let documents = documents.into_iter().map(|name| raw_or_plain(name));
    let is_guarded = received.iter().any(|received| received.admit.is_some());
    let (admission, head) = (is_guarded.then(|| quote!(Admission,)), is_guarded.then(|| quote!(Parts,)));
    let imports = quote! {
        use ::std::sync::Arc;
        use ::ringback::support::v1::{
            #admission Input, Method, Operation, #head Receiving, Reply, Request, Verification, respond,
        };
        use super::{#(#documents),*};
    };
    let mut parts = vec![imports];
    parts.extend(receiver_security::parts(contract, received.iter().map(|received| received.callback)));
    for module in &contract.modules {
        let own: Vec<_> = received.iter().filter(|received| std::ptr::eq(received.module, module)).collect();
        if !own.is_empty() {
            parts.push(receiver_trait(contract, module, &own));
        }
    }
    parts.extend(receiver_routers::routers(&received, &routers));
    for received in &received {
        parts.push(operation_static(&received.place()));
        parts.extend(received.admission(contract));
        parts.push(received.function());
    }
    let doc = "The other side: what an external developer implements to receive the callbacks.";
    render::file("receiver.rs", &format!("{}/", contract.folder), doc, parts)
}

/// Every callback that an operation names, once, and every webhook, by module in the order of the source.
///
/// The names of routers are taken: those are what others call.
fn all(contract: &Contract, mut taken: BTreeSet<String>) -> Vec<Received<'_>> {
    taken.extend([receiver_routers::ALL, HIDDEN_STATIC].map(str::to_owned));
    taken.extend(contract.documents.iter().map(document_static));
    let mut all = Vec::new();
    for module in &contract.modules {
        for callback in &module.callbacks {
            let mut all_operations = operations(contract);
            let is_use = |used: (&Module, &Callback)| std::ptr::eq(used.1, callback);
            let user = all_operations.find(|(_, operation)| callbacks_of(contract, operation).any(is_use));
            if let Some((_, operation)) = user {
                let place = (to_callback(operation, callback), static_of(contract, &operation.listing));
                all.push(Received::new(module, callback, place, &mut taken));
            }
        }
        for webhook in &module.webhooks {
            let place = (to_webhook(webhook), static_of(contract, &webhook.listing));
            all.push(Received::new(module, webhook, place, &mut taken));
        }
    }
    all
}

fn receiver_trait(contract: &Contract, module: &Module, received: &[&Received<'_>]) -> TokenStream {
    let name = trait_name(module);
    let doc = docs::attributes(&format!("Receives the callbacks of `{}`.", module.file));
    let methods = received.iter().map(|received| received.trait_method(contract));
    quote! {
        #doc
        pub trait #name: Send + Sync + 'static {
            #(#methods)*
        }
    }
}

pub(super) fn trait_name(module: &Module) -> Ident {
    raw_or_plain(&format!("{}Receiver", module.trait_name.unraw()))
}

/// What the receiver reads of a call.
struct Value {
    local: Ident,
    ty: TokenStream,
    read: TokenStream,
}

impl<'a> Received<'a> {
    fn new(
        module: &'a Module,
        callback: &'a Callback,
        (pointer, document): (String, String),
        taken: &mut BTreeSet<String>,
    ) -> Self {
        let func = local(&["receiver"], &callback.func).to_string();
        let qualified = format!("{}_{}", module.name.unraw(), callback.func.unraw());
        let name = claim(taken, &[&func, &qualified]);
        let unraw = name.strip_prefix("r#").unwrap_or(&name);
        let place = raw_or_plain(&claim(taken, &[&shouting(unraw)]));
        let is_guarded = !callback.security.is_empty();
        let admit = is_guarded.then(|| raw_or_plain(&claim(taken, &[&format!("admit_{unraw}")])));
        let (func, path) = (raw_or_plain(&name), ReceiverPath::new(&callback.key));
        Self { module, callback, pointer, document, path, func, admit, place }
    }

    /// Whether none of the others arrives where this one does.
    pub(super) fn is_alone(&self, all: &[&Self]) -> bool {
        let mut others = all.iter().filter(|other| !std::ptr::eq(**other, self));
        !others.any(|other| {
            let is_same = other.path.path == self.path.path;
            let is_method = other.callback.method == self.callback.method;
            other.path.shape() == self.path.shape() && (is_method || !is_same)
        })
    }

    fn place(&self) -> Place<'_> {
        Place {
            name: &self.place,
            method: method(self.callback.method),
            path: &self.path.path,
            pointer: self.pointer.clone(),
            document: self.document.clone(),
        }
    }

    /// The values in the order of the method's arguments: those of the address first. A name of the contract is
    /// kept; the others give way.
    fn values(&self) -> Vec<Value> {
        let Self { callback, path, .. } = self;
        let segments = path.segments.iter().map(|name| (name, quote!(path)));
        let from_url: Vec<_> = segments.chain(path.pairs.iter().map(|name| (name, quote!(query)))).collect();
        let names: Vec<_> = from_url.iter().map(|(name, _)| argument_name(name)).collect();
        let own = callback.arguments.iter().map(|argument| parts(callback, *argument).0);
        let mut locals = locals(&["input", "receiver", "request"], own.chain(&names));
        let of_url = locals.split_off(callback.arguments.len());
        let string = ty(&RustType("String".to_owned()));
        let from_url = of_url.into_iter().zip(&from_url).map(|(local, (name, reader))| Value {
            local,
            ty: string.clone(),
            read: quote!(input.#reader(#name)),
        });
        let own = locals.into_iter().zip(&callback.arguments).map(|(local, argument)| Value {
            local,
            ty: ty(parts(callback, *argument).1),
            read: self.read(*argument),
        });
        from_url.chain(own).collect()
    }

    /// The expression that reads an argument.
    fn read(&self, argument: Argument) -> TokenStream {
        match argument {
            Argument::Parameter(index) => read_plain(&self.callback.parameters[index]),
            Argument::Spread(_) | Argument::Body | Argument::Identity(_) | Argument::Extension(_) => {
                self.callback.request_body.as_ref().map(body::read).unwrap_or_default()
            }
        }
    }

    fn trait_method(&self, contract: &Contract) -> TokenStream {
        let Self { callback, .. } = self;
        let name = ident(&callback.func);
        let doc = docs::attributes(&joined(&[&callback.docs.whole(), &self.doc()]));
        let arguments = self.values().into_iter().map(|Value { local, ty, .. }| quote!(#local: #ty));
        let result = result(contract, &answer(&callback.response), callback.response.problem);
        quote! {
            #doc
            fn #name(&self, #(#arguments,)*) -> impl ::std::future::Future<Output = #result> + Send;
        }
    }

    fn doc(&self) -> String {
        let method = self.callback.method.upper();
        if self.callback.key.parts.is_empty() {
            return format!("`{method}` at the address that was agreed on.");
        }
        format!("`{method} {}`", self.callback.key)
    }

    /// The function that asks for the credentials of a call.
    fn admission(&self, contract: &Contract) -> Option<TokenStream> {
        let admit = self.admit.as_ref()?;
        let doc = docs::attributes(&format!("Who sends `{}`.", self.callback.func.unraw()));
        let demands = receiver_security::demands(contract, self.callback);
        Some(quote! {
            #doc
            fn #admit<R: Authenticate>(receiver: Arc<R>, head: Parts) -> Admission {
                Box::pin(async move {
                    #(#demands)*
                    Ok(head)
                })
            }
        })
    }

    fn function(&self) -> TokenStream {
        let doc = docs::attributes(&self.doc());
        let (func, bound, method) = (&self.func, trait_name(self.module), ident(&self.callback.func));
        let (locals, reads): (Vec<_>, Vec<_>) = self
            .values()
            .into_iter()
            .map(|Value { local, read, .. }| (local.clone(), Read { local, expr: read }))
            .unzip();
        let read = read(&body::open(&self.place, self.callback.request_body.as_ref()), &reads);
        let respond = respond(&self.callback.response, &quote!(R::#method(&receiver, #(#locals),*)));
        quote! {
            #doc
            fn #func<R: #bound>(receiver: Arc<R>, request: Request) -> Reply {
                Box::pin(async move {
                    #read
                    #respond
                })
            }
        }
    }
}

/// A name that may be a keyword, as an identifier.
fn argument_name(name: &str) -> RustIdent {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    let candidates = [name.clone(), format!("r#{name}"), format!("value_{name}")];
    let valid = candidates.into_iter().find(|name| syn::parse_str::<Ident>(name).is_ok());
    RustIdent(valid.unwrap_or_else(|| "value".to_owned()))
}
