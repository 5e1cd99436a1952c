//! `webhooks.rs`: typed senders of what the service tells whoever gave it an address (OAS 3.1.1 section 4.8.1.1).

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::call::{CallArguments, answer_type, imports};
use super::service::joined;
use super::tokens::raw_or_plain;
use super::{docs, render};
use crate::emit::File;
use crate::emit::names::claim;
use crate::model::{Callback, Contract, Module};

/// The names that senders use themselves.
const RESERVED: [&str; 2] = ["target", "text"];

/// The file.
pub(super) fn file(contract: &Contract) -> File {
    let all: Vec<_> = contract.modules.iter().flat_map(|module| &module.webhooks).collect();
    let more = imports(&all);
    let imports = quote!(
        use ::ringback::support::v1::{Call, Method, Target, #more};
    );
    let mut parts = vec![imports];
    let mut taken = BTreeSet::new();
    for module in &contract.modules {
        parts.extend(module.webhooks.iter().map(|webhook| sender(contract, module, webhook, &mut taken)));
    }
    let doc = "Typed senders of the webhooks.";
    render::file("webhooks.rs", &format!("{}/", contract.folder), doc, parts)
}

/// The function that makes the call.
fn sender(
    contract: &Contract,
    module: &Module,
    webhook: &Callback,
    taken: &mut BTreeSet<String>,
) -> TokenStream {
    let doc = docs::attributes(&doc(webhook));
    let qualified = format!("{}_{}", module.name.unraw(), webhook.func.unraw());
    let name = raw_or_plain(&claim(taken, &[&webhook.func.0, &qualified]));
    let arguments = CallArguments::new(contract, webhook, &RESERVED);
    let parameters = arguments.parameters();
    let answer = answer_type(contract, &webhook.response);
    let call = arguments.call(&quote!(Target::given(target)));
    quote! {
        #doc
        pub fn #name(target: &str, #(#parameters),*) -> Call<#answer> {
            #call
        }
    }
}

fn doc(webhook: &Callback) -> String {
    let deprecated = if webhook.is_deprecated { "Deprecated." } else { "" };
    let place = format!("`{}` to `target`, an absolute URL that the receiver gave.", webhook.method.upper());
    joined(&[&webhook.docs.whole(), deprecated, &place])
}
