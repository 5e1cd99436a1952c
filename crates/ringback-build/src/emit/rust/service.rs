//! `service.rs`: the traits that the service implements.

use proc_macro2::TokenStream;
use quote::quote;

use super::local::locals;
use super::tokens::{answer, ident, ty};
use super::{docs, problems, render, responses, security};
use crate::emit::File;
use crate::model::{Argument, Contract, Module, Operation, RustIdent, RustType};

/// The file.
pub(super) fn file(contract: &Contract) -> File {
    let modules = contract.modules.iter().filter(|module| !module.operations.is_empty());
    let mut parts: Vec<_> = modules.map(|module| operations_trait(contract, module)).collect();
    if security::is_used(contract) {
        parts.insert(0, security::authenticate(contract));
    }
    parts.extend(contract.problems.iter().flat_map(problems::implementations));
    parts.extend(responses::implementations(contract));
    let doc =
        format!("The traits that the service implements, one for each module of `{}/`.", contract.folder);
    render::file("service.rs", &format!("{}/", contract.folder), &doc, parts)
}

fn operations_trait(contract: &Contract, module: &Module) -> TokenStream {
    let name = ident(&module.trait_name);
    let source = format!("The operations of `{}`.", module.file);
    let doc = docs::attributes(&joined(&[&module.docs.whole(), &source]));
    let methods = module.operations.iter().map(|operation| method(contract, operation));
    quote! {
        #doc
        pub trait #name: Send + Sync + 'static {
            #(#methods)*
        }
    }
}

fn method(contract: &Contract, operation: &Operation) -> TokenStream {
    let name = ident(&operation.func);
    let place = format!("`{} {}`", operation.method.upper(), operation.path);
    let deprecated = if operation.is_deprecated { "Deprecated." } else { "" };
    let doc = docs::attributes(&joined(&[&operation.docs.whole(), deprecated, &place]));
    let arguments = arguments(operation);
    let callbacks = operation.callbacks.as_ref().map(|callbacks| {
        let name = ident(&callbacks.type_name);
        quote!(callbacks: super::callbacks::#name,)
    });
    let result = result(contract, &answer(&operation.response), operation.response.problem);
    quote! {
        #doc
        fn #name(&self, #(#arguments,)* #callbacks) -> impl ::std::future::Future<Output = #result> + Send;
    }
}

/// The parameters of the trait's method.
fn arguments(operation: &Operation) -> Vec<TokenStream> {
    let names = argument_locals(operation);
    let types = operation.arguments.iter().map(|argument| ty(argument_parts(operation, *argument).1));
    names.iter().zip(types).map(|(name, ty)| quote!(#name: #ty)).collect()
}

/// The local variable of each argument, in the trait and in the glue.
pub(super) fn argument_locals(operation: &Operation) -> Vec<proc_macro2::Ident> {
    let names = operation.arguments.iter().map(|argument| argument_parts(operation, *argument).0);
    locals(&["callbacks", "content", "head", "input", "request", "request_url", "service", "text"], names)
}

/// The name and the type of an argument.
pub(super) fn argument_parts(operation: &Operation, argument: Argument) -> (&RustIdent, &RustType) {
    match argument {
        Argument::Parameter(index) => (&operation.parameters[index].ident, &operation.parameters[index].ty),
        Argument::Spread(index) => (&operation.spreads[index].ident, &operation.spreads[index].ty),
        Argument::Identity(index) => {
            let argument = operation.security[index].argument.as_ref();
            let (ident, ty) = argument.expect("an identity that is handed over has a parameter");
            (ident, ty)
        }
        Argument::Extension(index) => {
            let extension = &operation.request_extensions[index];
            (&extension.ident, &extension.ty)
        }
        Argument::Body => {
            let body = operation.request_body.as_ref().expect("a body argument has a request body");
            (&body.ident, &body.ty)
        }
    }
}

/// `Result<T, Failure<E>>`
pub(super) fn result(contract: &Contract, answer: &TokenStream, problem: Option<usize>) -> TokenStream {
    let problem = problem.map(|index| {
        let problem = ty(&contract.problems[index].ty);
        quote!(<#problem>)
    });
    quote!(Result<#answer, ::ringback::Failure #problem>)
}

/// Paragraphs that are not empty.
pub(super) fn joined(paragraphs: &[&str]) -> String {
    let paragraphs = paragraphs.iter().filter(|paragraph| !paragraph.is_empty());
    paragraphs.copied().collect::<Vec<_>>().join("\n\n")
}
