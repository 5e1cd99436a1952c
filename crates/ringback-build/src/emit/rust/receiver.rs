//! `receiver.rs`: the other side, for the external developer and for tests.
//!
//! A receiver hears a callback below the address that it handed out. Callbacks that would arrive at one address
//! each get a router of their own.

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
use super::{body, docs, receiver_security, render};
use crate::emit::File;
use crate::emit::names::{
    HIDDEN_STATIC, callbacks_of, claim, document_static, operations, shouting, static_of,
};
use crate::emit::openapi::{to_callback, to_webhook};
use crate::model::{Argument, Callback, Contract, Module, RustIdent, RustType};

/// A callback as the receiver hears it.
struct Received<'a> {
    module: &'a Module,
    callback: &'a Callback,
    /// Where it stands in the document, below the first operation that names it.
    pointer: String,
    /// The static of that document.
    document: String,
    path: ReceiverPath,
    func: Ident,
    place: Ident,
}

/// The file.
pub(super) fn file(contract: &Contract) -> File {
    let received = all(contract);
    let documents: BTreeSet<&String> = received.iter().map(|received| &received.document).collect();
    let documents = documents.into_iter().map(|name| raw_or_plain(name));
    let imports = quote! {
        use ::std::sync::Arc;
        use ::ringback::support::v1::{Input, Method, Operation, Reply, Request, Routes, respond};
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
    parts.extend(routers(&received));
    for received in &received {
        parts.push(operation_static(&received.place()));
        parts.push(received.function(contract));
    }
    let doc = "The other side: what an external developer implements to receive the callbacks.";
    render::file("receiver.rs", &format!("{}/", contract.folder), doc, parts)
}

/// Every callback that an operation names, once, and every webhook, by module in the order of the source.
fn all(contract: &Contract) -> Vec<Received<'_>> {
    let mut taken: BTreeSet<String> = ["router", HIDDEN_STATIC].map(str::to_owned).into();
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

fn trait_name(module: &Module) -> Ident {
    raw_or_plain(&format!("{}Receiver", module.trait_name.unraw()))
}

/// One router for all callbacks with an address of their own, and one for each of the others.
fn routers(received: &[Received<'_>]) -> Vec<TokenStream> {
    let (alone, sharing): (Vec<_>, Vec<_>) = received.iter().partition(|one| one.is_alone(received));
    let mut taken: BTreeSet<String> = received.iter().map(|received| received.func.to_string()).collect();
    let mut routers = Vec::new();
    if !alone.is_empty() {
        let doc = "Receives callbacks with `receiver`; nest it where the addresses you hand out begin.";
        routers.push(router(doc, &raw_or_plain(&claim(&mut taken, &["router"])), &alone));
    }
    for received in sharing {
        let func = received.callback.func.unraw();
        let name = claim(&mut taken, &[&format!("{func}_router")]);
        let doc = format!(
            "Receives `{func}` alone, since another callback would arrive at the same address; nest it where the \
             addresses you hand out for it begin."
        );
        routers.push(router(&doc, &raw_or_plain(&name), &[received]));
    }
    routers
}

fn router(doc: &str, name: &Ident, received: &[&Received<'_>]) -> TokenStream {
    let doc = docs::attributes(doc);
    let traits: BTreeSet<_> = received.iter().map(|received| trait_name(received.module)).collect();
    let (places, funcs): (Vec<_>, Vec<_>) =
        received.iter().map(|received| (&received.place, &received.func)).unzip();
    let authenticate =
        receiver_security::bound(received.iter().any(|received| !received.callback.security.is_empty()));
    let traits = traits.iter();
    quote! {
        #doc
        pub fn #name<R>(receiver: R) -> ::axum::Router
        where
            R: #(#traits)+* #authenticate,
        {
            Routes::new(receiver) #(.operation(&#places, #funcs))* .into_router()
        }
    }
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
        let place = claim(taken, &[&shouting(name.strip_prefix("r#").unwrap_or(&name))]);
        let (func, place) = (raw_or_plain(&name), raw_or_plain(&place));
        Self { module, callback, pointer, document, path: ReceiverPath::new(&callback.key), func, place }
    }

    /// Whether no other callback arrives where this one does.
    fn is_alone(&self, all: &[Self]) -> bool {
        let mut others = all.iter().filter(|other| !std::ptr::eq(*other, self));
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
        let mut locals = locals(&["content", "head", "input", "receiver", "request"], own.chain(&names));
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

    fn function(&self, contract: &Contract) -> TokenStream {
        let doc = docs::attributes(&self.doc());
        let (func, bound, method) = (&self.func, trait_name(self.module), ident(&self.callback.func));
        let (locals, reads): (Vec<_>, Vec<_>) = self
            .values()
            .into_iter()
            .map(|Value { local, read, .. }| (local.clone(), Read { local, expr: read }))
            .unzip();
        let authenticate = receiver_security::bound(!self.callback.security.is_empty());
        let identities = receiver_security::statements(contract, self.callback);
        let read = read(&body::open(&self.place, self.callback.request_body.as_ref()), &reads);
        let respond = respond(&self.callback.response, &quote!(R::#method(&receiver, #(#locals),*)));
        quote! {
            #doc
            fn #func<R: #bound #authenticate>(receiver: Arc<R>, request: Request) -> Reply {
                Box::pin(async move {
                    #identities
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
