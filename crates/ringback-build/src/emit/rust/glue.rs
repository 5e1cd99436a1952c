//! `routes/<module>.rs`: for each operation a static and a function from a request to a reply.
//!
//! Every function has the same type and calls the same non-generic reading, so that builds stay fast.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::local::locals;
use super::service::argument_locals;
use super::tokens::{ident, method, raw_or_plain, tokens};
use super::wiring::{Place, Read, operation_static, read, respond};
use super::{body, capture, docs, security, spread, validation};
use crate::emit::names::{callbacks_of, claim, shouting, static_of};
use crate::emit::openapi::to_operation;
use crate::model::{
    Argument, Contract, KeyPart, Module, Operation, Parameter, ParameterLocation, Serialization, Source,
};

/// What stands below the header of a module's file.
pub(super) fn parts(contract: &Contract, module: &Module) -> Vec<TokenStream> {
    let operations = &module.operations;
    let functions = functions(module);
    let mut taken = names(&functions);
    taken.extend(documents(contract, module));
    let name_of = |operation: &Operation| claim(&mut taken, &[&shouting(operation.func.unraw())]);
    let statics: Vec<_> = operations.iter().map(name_of).map(|name| raw_or_plain(&name)).collect();
    let mut parts = vec![imports(contract, module), add_function(module, &statics, &functions)];
    for (operation, (place, name)) in operations.iter().zip(statics.iter().zip(&functions)) {
        parts.push(operation_static(&Place {
            name: place,
            method: method(operation.method),
            path: &operation.path.text,
            pointer: to_operation(operation),
            document: static_of(contract, &operation.listing),
        }));
        parts.push(function(contract, module, operation, (place, name)));
    }
    parts
}

/// The name of the function that adds a module's operations.
pub(super) fn add_name(module: &Module) -> Ident {
    raw_or_plain(&claim(&mut names(&functions(module)), &["add"]))
}

/// The function of each operation. One called `Some` or like a local variable here would stand in our way.
fn functions(module: &Module) -> Vec<Ident> {
    locals(&["routes"], module.operations.iter().map(|operation| &operation.func))
}

fn names(functions: &[Ident]) -> BTreeSet<String> {
    functions.iter().map(ToString::to_string).collect()
}

/// The statics of the documents in which a module's operations stand.
fn documents(contract: &Contract, module: &Module) -> BTreeSet<String> {
    module.operations.iter().map(|operation| static_of(contract, &operation.listing)).collect()
}

fn imports(contract: &Contract, module: &Module) -> TokenStream {
    let documents = documents(contract, module);
    let documents = documents.iter().map(|name| raw_or_plain(name));
    let has_fields = module.operations.iter().any(|operation| !operation.spreads.is_empty());
    let fields = has_fields.then(|| quote!(Field,));
    let has_callbacks = module.operations.iter().any(|operation| operation.callbacks.is_some());
    let callbacks = has_callbacks.then(|| quote!(callbacks,));
    let security = security::is_used_in(module).then(|| quote!(security,));
    quote! {
        use ::std::sync::Arc;
        use ::ringback::support::v1::{#fields Input, Method, Operation, Reply, Request, Routes, respond};
        use super::super::{#(#documents,)* #callbacks #security service};
    }
}

fn add_function(module: &Module, statics: &[Ident], functions: &[Ident]) -> TokenStream {
    let name = add_name(module);
    let doc = docs::attributes(&format!("Adds the operations of `{}`.", module.file));
    let bound = ident(&module.trait_name);
    let authenticate = security::bound(security::is_used_in(module));
    quote! {
        #doc
        pub(super) fn #name<S: service::#bound #authenticate>(routes: Routes<S>) -> Routes<S> {
            routes #(.operation(&#statics, #functions))*
        }
    }
}

fn function(
    contract: &Contract,
    module: &Module,
    operation: &Operation,
    (place, name): (&Ident, &Ident),
) -> TokenStream {
    let doc = docs::attributes(&format!("`{} {}`", operation.method.upper(), operation.path));
    let method = ident(&operation.func);
    let bound = ident(&module.trait_name);
    let locals = argument_locals(operation);
    let authenticate = security::bound(!operation.security.is_empty());
    let identities = security::statements(contract, operation, &identity_locals(operation, &locals));
    let reads = statements(contract, operation, place, &locals);
    let callbacks = operation.callbacks.as_ref().map(|_| quote!(callbacks));
    let arguments = locals.iter().map(|local| quote!(#local)).chain(callbacks);
    let respond = respond(&operation.response, &quote!(S::#method(&service, #(#arguments),*)));
    quote! {
        #doc
        fn #name<S: service::#bound #authenticate>(service: Arc<S>, request: Request) -> Reply {
            Box::pin(async move {
                #identities
                #reads
                #respond
            })
        }
    }
}

/// The local variables of identities, each with the index of its demand.
fn identity_locals(operation: &Operation, locals: &[Ident]) -> Vec<(usize, Ident)> {
    let pairs = operation.arguments.iter().zip(locals);
    pairs
        .filter_map(|(argument, local)| match argument {
            Argument::Identity(index) => Some((*index, local.clone())),
            Argument::Parameter(_) | Argument::Spread(_) | Argument::Body | Argument::Extension(_) => None,
        })
        .collect()
}

/// The statements that read the request, up to the call of the service.
fn statements(contract: &Contract, operation: &Operation, place: &Ident, locals: &[Ident]) -> TokenStream {
    let open = body::open(place, operation.request_body.as_ref());
    let reads: Vec<_> = locals
        .iter()
        .zip(&operation.arguments)
        .filter_map(|(local, argument)| {
            let expr = read_argument(contract, operation, *argument)?;
            Some(Read { local: local.clone(), expr })
        })
        .collect();
    let Some(callbacks) = &operation.callbacks else {
        return read(&open, &reads);
    };
    let read = if reads.is_empty() { quote!(let mut input = #open;) } else { read(&open, &reads) };
    let capture = capture::statements(contract, operation, callbacks);
    quote!(#read #capture)
}

/// The expression that reads an argument; `None` for an identity, which is there before anything is read.
fn read_argument(contract: &Contract, operation: &Operation, argument: Argument) -> Option<TokenStream> {
    Some(match argument {
        Argument::Identity(_) => return None,
        Argument::Extension(index) if operation.request_extensions[index].is_required => {
            quote!(input.extension())
        }
        Argument::Extension(_) => quote!(input.extension_optional()),
        Argument::Parameter(index) => {
            let parameter = &operation.parameters[index];
            validation::kept(parameter, &read_parameter(contract, operation, parameter))
        }
        Argument::Spread(index) => spread::read(contract, operation, &operation.spreads[index]),
        Argument::Body => operation.request_body.as_ref().map(body::read).unwrap_or_default(),
    })
}

fn read_parameter(contract: &Contract, operation: &Operation, parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    if parameter.default.is_none() && is_base(contract, operation, parameter) {
        let reader = reader(parameter, "_base");
        return quote!(input.#reader(#name));
    }
    read_plain(parameter)
}

/// The expression that reads a parameter which is no address.
pub(super) fn read_plain(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    if let Some((default, _)) = &parameter.default {
        let (reader, default) = (reader(parameter, "_or"), tokens(default));
        return quote!(input.#reader(#name, || #default));
    }
    let reader = reader(parameter, "");
    quote!(input.#reader(#name))
}

/// The method of `Input`, such as `query_list_or`.
fn reader(parameter: &Parameter, suffix: &str) -> Ident {
    let list = match parameter.serialization {
        Serialization::Single | Serialization::Repeated | Serialization::Deep => "",
        Serialization::Commas => "_list",
    };
    format_ident!("{}{list}{suffix}", parameter.location.as_str())
}

/// Whether the address of a callback begins with the value of this parameter.
pub(super) fn is_base(contract: &Contract, operation: &Operation, parameter: &Parameter) -> bool {
    let name = parameter.name.clone();
    let source = match parameter.location {
        ParameterLocation::Query => Source::Query(name),
        ParameterLocation::Header => Source::Header(name),
        ParameterLocation::Path | ParameterLocation::Cookie => return false,
    };
    callbacks_of(contract, operation).any(|(_, callback)| match callback.key.parts.first() {
        Some(KeyPart::Expression(expression, _)) => expression.source == source,
        Some(KeyPart::Text(_)) | None => false,
    })
}
