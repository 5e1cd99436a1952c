//! The routers of `receiver.rs`: one for each module, which demands that module's trait and no other.
//!
//! Callbacks that would arrive at one address each get a router of their own. Where several modules have callbacks there
//! is also one for all of them, since routers with a common path cannot be merged.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::receiver::{Received, trait_name};
use super::routes::module_names as names_of;
use super::tokens::raw_or_plain;
use crate::emit::names::claim;
use crate::model::{Contract, Module};

/// The name of the router for all modules.
pub(super) const ALL: &str = "router";

/// The name of each module's router, by the module's file.
pub(super) fn module_names(contract: &Contract) -> BTreeMap<String, String> {
    let calls = |module: &&Module| !module.callbacks.is_empty() || !module.webhooks.is_empty();
    let modules: Vec<&Module> = contract.modules.iter().filter(calls).collect();
    let mut taken: BTreeSet<String> = [ALL.to_owned()].into();
    let names = names_of(contract, &modules).into_iter().map(|name| claim(&mut taken, &[&name]));
    modules.iter().map(|module| module.file.clone()).zip(names).collect()
}

/// Every router; `names` are those of the modules.
pub(super) fn routers(received: &[Received<'_>], names: &BTreeMap<String, String>) -> Vec<TokenStream> {
    let mut modules: Vec<(&Module, Vec<&Received<'_>>)> = Vec::new();
    for one in received {
        match modules.last_mut() {
            Some((module, own)) if std::ptr::eq(*module, one.module) => own.push(one),
            Some(_) | None => modules.push((one.module, vec![one])),
        }
    }
    let mut taken: BTreeSet<String> = received.iter().map(|one| one.func.to_string()).collect();
    taken.extend(names.values().cloned());
    taken.insert(ALL.to_owned());
    let mut routers: Vec<TokenStream> = modules
        .iter()
        .flat_map(|(module, own)| of_module(module, own, &names[&module.file], &mut taken))
        .collect();
    routers.extend(of_all(received));
    routers
}

/// One router for all callbacks of a module with an address of their own, and one for each of the others.
fn of_module(
    module: &Module,
    own: &[&Received<'_>],
    name: &str,
    taken: &mut BTreeSet<String>,
) -> Vec<TokenStream> {
    let (alone, sharing): (Vec<_>, Vec<_>) = own.iter().partition(|one| one.is_alone(own));
    let mut routers = Vec::new();
    if !alone.is_empty() {
        let doc = format!(
            "Receives the callbacks of `{}`; nest it where the addresses you hand out begin.",
            module.file
        );
        routers.push(router(&doc, &raw_or_plain(name), &alone));
    }
    for one in sharing {
        let func = one.callback.func.unraw();
        let name = claim(taken, &[&format!("{func}_router")]);
        let doc = format!(
            "Receives `{func}` alone, since another callback would arrive at the same address; nest it where the \
             addresses you hand out for it begin."
        );
        routers.push(router(&doc, &raw_or_plain(&name), &[one]));
    }
    routers
}

/// One router for the callbacks of all modules, but those that would arrive where another does.
fn of_all(received: &[Received<'_>]) -> Option<TokenStream> {
    let all: Vec<&Received<'_>> = received.iter().collect();
    let alone: Vec<_> = all.iter().copied().filter(|one| one.is_alone(&all)).collect();
    let several = alone.iter().any(|one| !std::ptr::eq(one.module, alone[0].module));
    let doc = "Receives the callbacks of all modules; nest it where the addresses you hand out begin.";
    several.then(|| router(doc, &raw_or_plain(ALL), &alone))
}

fn router(doc: &str, name: &Ident, received: &[&Received<'_>]) -> TokenStream {
    let doc = docs::attributes(doc);
    let traits: BTreeSet<_> = received.iter().map(|one| trait_name(one.module)).collect();
    let is_guarded = received.iter().any(|one| one.admit.is_some());
    let authenticate = is_guarded.then(|| quote!(+ Authenticate));
    let adds = received.iter().map(|Received { place, func, admit, .. }| {
        let guarded = admit.as_ref().map(|admit| quote!(.guarded(&#place, #admit, #func)));
        guarded.unwrap_or_else(|| quote!(.callback(&#place, #func)))
    });
    let traits = traits.iter();
    quote! {
        #doc
        pub fn #name<R>(receiver: R, verification: &Verification) -> ::axum::Router
        where
            R: #(#traits)+* #authenticate,
        {
            Receiving::new(receiver, verification) #(#adds)* .into_router()
        }
    }
}
