//! `routes.rs`: the router, and below it a file of glue for each module.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::tokens::{ident, raw_or_plain};
use super::{glue, render, security};
use crate::emit::File;
use crate::emit::names::{claim, module_path};
use crate::model::{Contract, Module};

/// The router's file, and those of the modules.
pub(super) fn files(contract: &Contract) -> Vec<File> {
    let modules: Vec<_> = contract.modules.iter().filter(|module| !module.operations.is_empty()).collect();
    let names = module_names(contract, &modules);
    let mut files = vec![router(contract, &modules, &names)];
    files.extend(modules.iter().zip(&names).map(|(module, name)| {
        let path = format!("routes/{}.rs", name.strip_prefix("r#").unwrap_or(name));
        let doc = format!("Axum glue for the operations of `{}`.", module.file);
        render::file(&path, &module.file, &doc, glue::parts(contract, module))
    }));
    files
}

/// The name of each of these modules: its path in one word. Distinct even where a file system ignores case.
pub(super) fn module_names(contract: &Contract, modules: &[&Module]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let name = |module: &&Module| {
        let path = module_path(contract, module).replace(|c: char| !c.is_alphanumeric(), "_").to_lowercase();
        let name = claim(&mut taken, &[&path]);
        if syn::parse_str::<Ident>(&name).is_ok() { name } else { format!("r#{name}") }
    };
    modules.iter().map(name).collect()
}

fn router(contract: &Contract, modules: &[&Module], names: &[String]) -> File {
    let names: Vec<_> = names.iter().map(|name| raw_or_plain(name)).collect();
    let adds: Vec<_> = modules.iter().map(|module| glue::add_name(module)).collect();
    let authenticate = security::is_used(contract).then(|| raw_or_plain("Authenticate"));
    let traits = modules.iter().map(|module| ident(&module.trait_name)).chain(authenticate);
    let parts = vec![
        quote!(#(mod #names;)*),
        quote!(
            use ::ringback::support::v1::Routes;
        ),
        router_function(&names, &adds, &traits.collect::<Vec<_>>()),
    ];
    render::file("routes.rs", &format!("{}/", contract.folder), "Axum glue.", parts)
}

fn router_function(names: &[Ident], adds: &[Ident], traits: &[Ident]) -> TokenStream {
    let bounds =
        if traits.is_empty() { quote!(Send + Sync + 'static) } else { quote!(#(super::service::#traits)+*) };
    quote! {
        /// Serves every operation of the contract with `service`.
        pub fn router<S>(service: S) -> ::axum::Router
        where
            S: #bounds,
        {
            let routes = Routes::new(service);
            #(let routes = #names::#adds(routes);)*
            routes.into_router()
        }
    }
}
