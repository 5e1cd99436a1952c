//! How a receiver knows who calls it: a trait `Authenticate` of its own in `receiver.rs`, asked before anything is parsed.

use proc_macro2::TokenStream;
use quote::quote;

use super::security::{authenticate_trait, scheme_function, scheme_static, schemes};
use super::tokens::ident;
use crate::model::{Callback, Contract, Guard};

/// The trait that the receiver implements, and what asks it; nothing where no call shows a credential.
pub(super) fn parts<'a>(contract: &Contract, calls: impl Iterator<Item = &'a Callback>) -> Vec<TokenStream> {
    let demanded: Vec<Guard> = calls.flat_map(|call| &call.security).map(|demand| demand.guard).collect();
    if demanded.is_empty() {
        return Vec::new();
    }
    let schemes = schemes(contract, &demanded);
    let doc = "Turns the credentials of a call into an identity, before anything of it is parsed.";
    let asking = schemes.iter().map(|scheme| {
        let (place, function) =
            (scheme_static(scheme), scheme_function(scheme, &quote!(super::Authenticate)));
        quote!(#place #function)
    });
    let security = quote! {
        /// How a call becomes an identity.
        mod security {
            use ::ringback::support::v1::{Challenge, Denied, Parts, Scheme};

            #(#asking)*
        }
    };
    vec![authenticate_trait(doc, &schemes), security]
}

/// The statements that ask for the credentials of a call, each of whose schemes must be content.
pub(super) fn demands(contract: &Contract, call: &Callback) -> Vec<TokenStream> {
    let demands = call.security.iter().flat_map(|demand| {
        let scopes = &demand.scopes;
        let schemes = contract.security.schemes_of(demand.guard).into_iter();
        schemes.map(move |scheme| {
            let func = ident(&scheme.func);
            quote!(security::#func(&*receiver, &head, &[#(#scopes),*]).await?;)
        })
    });
    demands.collect()
}
