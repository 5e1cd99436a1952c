//! What the glue of operations and that of the receiver have in common.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::tokens::raw_or_plain;
use crate::model::{MediaRange, Response, ResponseContent};

/// What a static says of an operation.
pub(super) struct Place<'a> {
    pub(super) name: &'a Ident,
    pub(super) method: TokenStream,
    pub(super) path: &'a str,
    /// Where the Operation Object stands in the document.
    pub(super) pointer: String,
    /// The static of that document.
    pub(super) document: String,
}

/// The static.
pub(super) fn operation_static(place: &Place<'_>) -> TokenStream {
    let Place { name, method, path, pointer, document } = place;
    let document = raw_or_plain(document);
    quote! {
        static #name: Operation = Operation {
            method: #method,
            path: #path,
            pointer: #pointer,
            document: &#document,
        };
    }
}

/// A local variable and the expression that reads it from `input`.
pub(super) struct Read {
    pub(super) local: Ident,
    pub(super) expr: TokenStream,
}

/// Statements that read every value of a request, or refuse it with all mistakes at once.
pub(super) fn read(open: &TokenStream, reads: &[Read]) -> TokenStream {
    let locals: Vec<_> = reads.iter().map(|read| &read.local).collect();
    let lets = reads.iter().map(|Read { local, expr }| quote!(let #local = #expr;));
    let all = match locals.as_slice() {
        [] => return quote!(#open.finish()?;),
        [only] => quote!(let Some(#only) = #only),
        several => quote!(let (#(Some(#several)),*) = (#(#several),*)),
    };
    quote! {
        let mut input = #open;
        #(#lets)*
        #all else {
            return Err(input.refuse());
        };
    }
}

/// The statement that answers with the outcome of `call`.
pub(super) fn respond(response: &Response, call: &TokenStream) -> TokenStream {
    let status = Literal::u16_unsuffixed(response.status.as_u16());
    let result = if response.may_miss { quote!(respond::found(#call.await)) } else { quote!(#call.await) };
    match &response.content {
        ResponseContent::Empty => quote!(respond::empty(#status, #result)),
        ResponseContent::Json { .. } => quote!(respond::json(#status, #result)),
        ResponseContent::Octets { media_type, is_text, .. } => {
            let media_type = content_type(media_type, *is_text);
            quote!(respond::octets(#status, #media_type, #result))
        }
        ResponseContent::Download { media_range } => {
            let media_range = media_range.as_str();
            quote!(respond::download(#status, #media_range, #result))
        }
        ResponseContent::Redirect | ResponseContent::Sequence { .. } => {
            quote!(respond::answer(#status, #result))
        }
        ResponseContent::Declared { .. } => quote!(respond::declared(#result)),
    }
}

/// The header field `Content-Type`; only types of `text` have a charset (RFC 6838 section 4.2.1).
pub(super) fn content_type(media_type: &MediaRange, is_text: bool) -> String {
    let has_charset = is_text && media_type.as_str().starts_with("text/");
    if has_charset { format!("{media_type}; charset=utf-8") } else { media_type.to_string() }
}
