//! `mod.rs`: the modules and the embedded documents.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{ident, raw_or_plain};
use super::{docs, has_callbacks, has_webhooks, render, security};
use crate::emit::names::{HIDDEN_STATIC, document_path, document_static, has_hidden};
use crate::emit::{ENCODED_FOLDER, File, HIDDEN_PATH, yaml_path};
use crate::model::{Contract, Document, RustIdent};

/// The file.
pub(super) fn file(contract: &Contract) -> File {
    let (callbacks, webhooks) = (has_callbacks(contract), has_webhooks(contract));
    let module = |is_there: bool, name: &str| {
        let name = ident(&RustIdent(name.to_owned()));
        is_there.then(|| quote!(pub mod #name;))
    };
    let receiver = module(callbacks || webhooks, "receiver");
    let (callbacks, webhooks) = (module(callbacks, "callbacks"), module(webhooks, "webhooks"));
    let outbox = module(contract.has_outbox, "outbox");
    let security = security::is_used(contract).then(|| {
        quote!(
            mod security;
        )
    });
    let modules = quote! {
        #callbacks
        #outbox
        #receiver
        pub mod routes;
        #security
        pub mod service;
        #webhooks
    };
    let doc = format!("What the contract in `{}/` becomes.", contract.folder);
    let source = format!("{}/", contract.folder);
    let router = quote!(
        pub use routes::router;
    );
    let mut parts = vec![modules, router];
    parts.extend(contract.documents.iter().map(document));
    parts.extend(has_hidden(contract).then(hidden));
    render::file("mod.rs", &source, &doc, parts)
}

fn document(document: &Document) -> TokenStream {
    let (name, path) = (raw_or_plain(&document_static(document)), document_path(document));
    let json = encoded(&quote!(include_bytes!(#path)), &path);
    let yaml = left_by_build(&quote!(include_bytes), &yaml_path(&path));
    let yaml = encoded(&yaml, &yaml_path(&path));
    let doc = docs::attributes(&format!("The OpenAPI document, `{path}`, as it is served."));
    quote! {
        #doc
        pub static #name: ::ringback::Document = ::ringback::Document::new(#json, #yaml);
    }
}

fn hidden() -> TokenStream {
    let name = raw_or_plain(HIDDEN_STATIC);
    quote! {
        /// What no document shows: refusals take their words from it, and it is never served.
        static #name: ::ringback::Document = ::ringback::Document::unserved(include_bytes!(#HIDDEN_PATH));
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
