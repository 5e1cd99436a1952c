//! Text of the model as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::model::{Method, Response, ResponseContent, RustIdent, RustType};

/// An identifier, raw where it is written so.
pub(super) fn ident(name: &RustIdent) -> Ident {
    raw_or_plain(&name.0)
}

/// An identifier from text that may begin with `r#`.
pub(super) fn raw_or_plain(text: &str) -> Ident {
    match text.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(text, Span::call_site()),
    }
}

/// A type.
pub(super) fn ty(ty: &RustType) -> TokenStream {
    tokens(&ty.0)
}

/// Rust text that the front end read from valid Rust.
pub(super) fn tokens(text: &str) -> TokenStream {
    text.parse().expect("the model holds valid Rust")
}

/// `Method::POST`
pub(super) fn method(method: Method) -> TokenStream {
    let name = raw_or_plain(method.upper());
    quote!(Method::#name)
}

/// The type of success.
pub(super) fn answer(response: &Response) -> TokenStream {
    let answer = match &response.content {
        ResponseContent::Empty => quote!(()),
        ResponseContent::Download { .. } => quote!(::ringback::Download),
        ResponseContent::Redirect => quote!(::ringback::Redirect),
        ResponseContent::Json { ty: answer, .. }
        | ResponseContent::Octets { ty: answer, .. }
        | ResponseContent::Declared { ty: answer, .. }
        | ResponseContent::Sequence { ty: answer, .. } => ty(answer),
    };
    if response.may_miss { quote!(Option<#answer>) } else { answer }
}
