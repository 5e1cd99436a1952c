//! How declared responses are written.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::tokens::{ident, ty};
use super::wiring::content_type;
use crate::model::{BodyField, Contract, DeclaredResponse, ResponseContent, ResponseHeader, ResponseVariant};

/// One implementation for each type, sorted by Rust path.
pub(super) fn implementations(contract: &Contract) -> Vec<TokenStream> {
    let mut responses: Vec<&DeclaredResponse> = contract.responses.iter().collect();
    responses.sort_by(|one, other| one.ty.cmp(&other.ty));
    responses.into_iter().map(implementation).collect()
}

fn implementation(declared: &DeclaredResponse) -> TokenStream {
    let name = ty(&declared.ty);
    let arms = declared.variants.iter().map(arm);
    let allowance = allowance(declared.variants.iter().flat_map(|variant| &variant.headers));
    quote! {
        #allowance
        impl ::ringback::support::v1::DeclaredResponse for #name {
            fn into_response(self) -> ::ringback::support::v1::Response {
                match self {
                    #(#arms)*
                }
            }
        }
    }
}

/// Lets generated code name deprecated header fields: as long as they are declared, they are sent.
pub(super) fn allowance<'a>(mut headers: impl Iterator<Item = &'a ResponseHeader>) -> Option<TokenStream> {
    let reason = "a deprecated header field is still sent";
    headers.any(|header| header.is_deprecated).then(|| quote!(#[allow(deprecated, reason = #reason)]))
}

fn arm(variant: &ResponseVariant) -> TokenStream {
    let path = if let Some(name) = &variant.ident {
        let name = ident(name);
        quote!(Self::#name)
    } else {
        quote!(Self)
    };
    let headers: Vec<_> = variant.headers.iter().map(|header| ident(&header.ident)).collect();
    let (pattern, body) = match &variant.body {
        BodyField::Only => (quote!((body)), quote!(body)),
        BodyField::Named(name) => {
            let name = ident(name);
            (quote!({ #(#headers,)* #name }), quote!(#name))
        }
        BodyField::None if headers.is_empty() => (quote!({ .. }), TokenStream::new()),
        BodyField::None => (quote!({ #(#headers),* }), TokenStream::new()),
    };
    let status = Literal::u16_unsuffixed(variant.status.as_u16());
    let names = variant.headers.iter().map(|header| &header.name);
    let write = write(&variant.content, &body);
    quote! {
        #path #pattern => ::ringback::support::v1::Success::new(#status)
            #(.header(#names, &#headers))*
            #write,
    }
}

/// The last call, which writes the body.
fn write(content: &ResponseContent, body: &TokenStream) -> TokenStream {
    match content {
        ResponseContent::Json { .. } => quote!(.json(&#body)),
        ResponseContent::Octets { media_type, is_text, .. } => {
            let media_type = content_type(media_type, *is_text);
            quote!(.octets(#media_type, #body))
        }
        ResponseContent::Download { media_range } => {
            let media_range = media_range.as_str();
            quote!(.download(#media_range, #body))
        }
        ResponseContent::Sequence { .. } => quote!(.answer(#body)),
        // The last two are no bodies; what is not there is written as nothing.
        ResponseContent::Empty | ResponseContent::Redirect | ResponseContent::Declared { .. } => {
            quote!(.empty())
        }
    }
}
