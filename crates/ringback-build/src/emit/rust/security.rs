//! `security.rs`: how a request becomes an identity, and the trait `Authenticate` in `service.rs`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::service::joined;
use super::tokens::{ident, raw_or_plain, ty};
use super::{docs, render};
use crate::emit::File;
use crate::emit::names::{operations, shouting};
use crate::model::{
    Alternatives, ApiKeyLocation, Contract, Demand, Guard, Module, Operation, SecurityScheme,
    SecuritySchemeKind,
};

/// Whether any operation demands an identity.
pub(super) fn is_used(contract: &Contract) -> bool {
    operations(contract).any(|(_, operation)| !operation.security.is_empty())
}

/// Whether an operation of a module does.
pub(super) fn is_used_in(module: &Module) -> bool {
    module.operations.iter().any(|operation| !operation.security.is_empty())
}

/// The file.
pub(super) fn file(contract: &Contract) -> File {
    let imports = quote! {
        use ::ringback::support::v1::{Challenge, Denied, Parts, Scheme};
        use super::service;
    };
    let mut parts = vec![imports];
    let demanded = demanded(contract);
    for scheme in schemes(contract, &demanded) {
        parts.extend([scheme_static(scheme), scheme_function(scheme, &quote!(service::Authenticate))]);
    }
    let alternatives = contract.security.alternatives.iter().enumerate();
    let alternatives = alternatives.filter(|(index, _)| demanded.contains(&Guard::AnyOf(*index)));
    parts.extend(alternatives.map(|(_, one)| alternatives_function(contract, one)));
    let source = format!("{}/", contract.folder);
    render::file("security.rs", &source, "How a request becomes an identity.", parts)
}

/// What operations demand.
fn demanded(contract: &Contract) -> Vec<Guard> {
    operations(contract).flat_map(|(_, operation)| &operation.security).map(|demand| demand.guard).collect()
}

/// The schemes of some guards, in source order.
pub(super) fn schemes<'a>(contract: &'a Contract, guards: &[Guard]) -> Vec<&'a SecurityScheme> {
    let spans: Vec<_> =
        guards.iter().flat_map(|guard| contract.security.schemes_of(*guard)).map(|s| s.span).collect();
    contract.security.schemes.iter().filter(|scheme| spans.contains(&scheme.span)).collect()
}

fn static_name(scheme: &SecurityScheme) -> Ident {
    raw_or_plain(&shouting(scheme.func.unraw()))
}

pub(super) fn scheme_static(scheme: &SecurityScheme) -> TokenStream {
    let place = static_name(scheme);
    let name = &scheme.name;
    let challenge = match &scheme.kind {
        SecuritySchemeKind::Bearer { .. }
        | SecuritySchemeKind::OAuth2 { .. }
        | SecuritySchemeKind::OpenIdConnect { .. } => quote!(Bearer),
        SecuritySchemeKind::Basic => quote!(Basic),
        SecuritySchemeKind::ApiKey { .. } => quote!(ApiKey),
    };
    quote! {
        static #place: Scheme = Scheme { name: #name, challenge: Challenge::#challenge };
    }
}

/// The type of a credential, and the call that finds it.
pub(super) fn credential(scheme: &SecurityScheme) -> (TokenStream, TokenStream) {
    match &scheme.kind {
        SecuritySchemeKind::Bearer { .. }
        | SecuritySchemeKind::OAuth2 { .. }
        | SecuritySchemeKind::OpenIdConnect { .. } => (quote!(BearerToken), quote!(bearer(head))),
        SecuritySchemeKind::Basic => (quote!(BasicCredentials), quote!(basic(head))),
        SecuritySchemeKind::ApiKey { location, name } => {
            let find = match location {
                ApiKeyLocation::Header => quote!(header_key),
                ApiKeyLocation::Query => quote!(query_key),
                ApiKeyLocation::Cookie => quote!(cookie_key),
            };
            (quote!(ApiKey), quote!(#find(head, #name)))
        }
    }
}

/// The function that authenticates by a scheme, as an implementation of `authenticate` says.
pub(super) fn scheme_function(scheme: &SecurityScheme, authenticate: &TokenStream) -> TokenStream {
    let (func, place, identity) = (ident(&scheme.func), static_name(scheme), ty(&scheme.ty));
    let doc = docs::attributes(&format!("Authenticates by `{}`.", scheme.name));
    let (_, find) = credential(scheme);
    quote! {
        #doc
        pub(super) async fn #func<S: #authenticate>(
            service: &S,
            head: &Parts,
            scopes: &'static [&'static str],
        ) -> Result<#identity, Denied> {
            let credential = #place.#find?;
            #place.outcome(scopes, S::#func(service, credential, scopes).await)
        }
    }
}

fn alternatives_function(contract: &Contract, alternatives: &Alternatives) -> TokenStream {
    let (func, identity) = (ident(&alternatives.func), ty(&alternatives.ty));
    let tries = alternatives.variants.iter().enumerate().map(|(index, (variant, scheme))| {
        let variant = ident(variant);
        let scheme = ident(&contract.security.schemes[*scheme].func);
        let other = if index == 0 { quote!(other) } else { quote!(denied.or(other)) };
        quote! {
            let denied = match #scheme(service, head, scopes).await {
                Ok(identity) => return Ok(#identity::#variant(identity)),
                Err(other) => #other,
            };
        }
    });
    let doc = docs::attributes("Authenticates by the first of these that lets the request in.");
    quote! {
        #doc
        pub(super) async fn #func<S: service::Authenticate>(
            service: &S,
            head: &Parts,
            scopes: &'static [&'static str],
        ) -> Result<#identity, Denied> {
            #(#tries)*
            Err(denied)
        }
    }
}

/// The trait that the service implements.
pub(super) fn authenticate(contract: &Contract) -> TokenStream {
    let doc = "Turns the credentials of a request into an identity, before its body is read.";
    authenticate_trait(doc, &schemes(contract, &demanded(contract)))
}

/// A trait with a method for each of these.
pub(super) fn authenticate_trait(doc: &str, schemes: &[&SecurityScheme]) -> TokenStream {
    let trait_doc = docs::attributes(doc);
    let methods = schemes.iter().map(|scheme| {
        let (func, identity) = (ident(&scheme.func), ty(&scheme.ty));
        let (credential, _) = credential(scheme);
        let first = format!("The identity behind a credential of `{}`, if it allows `scopes`.", scheme.name);
        let doc = docs::attributes(&joined(&[&first, &scheme.description]));
        quote! {
            #doc
            fn #func(
                &self,
                credential: ::ringback::security::#credential,
                scopes: &'static [&'static str],
            ) -> impl ::std::future::Future<
                Output = Result<#identity, ::ringback::Failure<::ringback::security::Refusal>>
            > + Send;
        }
    });
    quote! {
        #trait_doc
        pub trait Authenticate: Send + Sync + 'static {
            #(#methods)*
        }
    }
}

/// The bound that a function for this needs beside the module's trait.
pub(super) fn bound(is_used: bool) -> Option<TokenStream> {
    is_used.then(|| quote!(+ service::Authenticate))
}

/// The statements that authenticate the caller of an operation; `locals` are those of its arguments.
pub(super) fn statements(
    contract: &Contract,
    operation: &Operation,
    locals: &[(usize, Ident)],
) -> TokenStream {
    if operation.security.is_empty() {
        return TokenStream::new();
    }
    let demands = operation.security.iter().enumerate().map(|(index, demand)| {
        let local = locals.iter().find(|(at, _)| *at == index).map(|(_, local)| local);
        statement(contract, demand, local)
    });
    quote! {
        let (head, content) = request.into_parts();
        #(#demands)*
        let request = Request::from_parts(head, content);
    }
}

fn statement(contract: &Contract, demand: &Demand, local: Option<&Ident>) -> TokenStream {
    let func = ident(match demand.guard {
        Guard::Scheme(index) => &contract.security.schemes[index].func,
        Guard::AnyOf(index) => &contract.security.alternatives[index].func,
    });
    let scopes = &demand.scopes;
    let call = quote!(security::#func(&*service, &head, &[#(#scopes),*]).await);
    let expr = if demand.is_optional {
        quote!(::ringback::support::v1::Denied::optional(#call)?)
    } else {
        quote!(#call?)
    };
    if let Some(local) = local { quote!(let #local = #expr;) } else { quote!(#expr;) }
}
