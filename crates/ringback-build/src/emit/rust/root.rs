//! `mod.rs`: the modules and the embedded document.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::ident;
use super::{has_callbacks, has_webhooks, render, security};
use crate::emit::{DOCUMENT_PATH, ENCODED_FOLDER, File, YAML};
use crate::model::{Contract, RustIdent};

/// The file.
pub(super) fn file(contract: &Contract) -> File {
    let (callbacks, webhooks) = (has_callbacks(contract), has_webhooks(contract));
    let module = |is_there: bool, name: &str| {
        let name = ident(&RustIdent(name.to_owned()));
        is_there.then(|| quote!(pub mod #name;))
    };
    let receiver = module(callbacks || webhooks, "receiver");
    let (callbacks, webhooks) = (module(callbacks, "callbacks"), module(webhooks, "webhooks"));
    let security = security::is_used(contract).then(|| {
        quote!(
            mod security;
        )
    });
    let modules = quote! {
        #callbacks
        #receiver
        pub mod routes;
        #security
        pub mod service;
        #webhooks
    };
    let doc = format!("What the contract in `{}/` becomes.", contract.folder);
    let source = format!("{}/", contract.folder);
    render::file(
        "mod.rs",
        &source,
        &doc,
        vec![
            modules,
            quote!(
                pub use routes::router;
            ),
            document(),
        ],
    )
}

fn document() -> TokenStream {
    let json = encoded(&quote!(include_bytes!(#DOCUMENT_PATH)), DOCUMENT_PATH);
    let yaml = left_by_build(&quote!(include_bytes), YAML);
    let yaml = encoded(&yaml, YAML);
    quote! {
        /// The OpenAPI document, `openapi.json`, as it is served.
        pub static DOCUMENT: ::ringback::Document = ::ringback::Document::new(#json, #yaml);
    }
}

fn encoded(identity: &TokenStream, name: &str) -> TokenStream {
    let gzip = left_by_build(&quote!(include_bytes), &format!("{name}.gz"));
    let brotli = left_by_build(&quote!(include_bytes), &format!("{name}.br"));
    let etag = left_by_build(&quote!(include_str), &format!("{name}.etag"));
    quote! {
        ::ringback::support::v1::Encoded { identity: #identity, gzip: #gzip, brotli: #brotli, etag: #etag }
    }
}

/// `include_bytes!` and the like of a file in `OUT_DIR`.
fn left_by_build(include: &TokenStream, name: &str) -> TokenStream {
    let path = format!("/{ENCODED_FOLDER}/{name}");
    quote!(#include!(concat!(env!("OUT_DIR"), #path)))
}
