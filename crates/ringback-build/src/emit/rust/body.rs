//! Reading a body: how the request is opened, and the expression that makes the value of its octets.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::validation;
use crate::model::{BodyForm, MediaRange, Part, PartKind, RequestBody};

/// The expression that begins to read a request for the operation of this static.
pub(super) fn open(place: &Ident, body: Option<&RequestBody>) -> TokenStream {
    let Some(body) = body else {
        return quote!(Input::without_body(request, &#place).await?);
    };
    let limit = body.max_bytes.map(Literal::u64_unsuffixed);
    let request = match limit {
        None => quote!(request),
        Some(limit) => quote!(::ringback::support::v1::limited(request, #limit)?),
    };
    match &body.form {
        BodyForm::Multipart(parts) => {
            let parts = parts.iter().map(part);
            quote!(Input::with_parts(#request, &#place, &[#(#parts),*]).await?)
        }
        BodyForm::Json
        | BodyForm::Form
        | BodyForm::JsonOrForm
        | BodyForm::Text
        | BodyForm::Bytes
        | BodyForm::Content => quote!(Input::with_body(#request, &#place).await?),
    }
}

/// `("file", Part::File)`
fn part(part: &Part) -> TokenStream {
    let name = &part.name;
    let kind = match part.kind {
        PartKind::Text => quote!(Text),
        PartKind::Json => quote!(Json),
        PartKind::JsonItem => quote!(JsonItem),
        PartKind::File => quote!(File),
    };
    quote!((#name, ::ringback::support::v1::Part::#kind))
}

/// The expression that reads the body, and validates it.
pub(super) fn read(body: &RequestBody) -> TokenStream {
    let value = value(body);
    let read = if body.is_required { value } else { quote!(input.optional(|input| #value)) };
    if body.validated.is_empty() {
        return read;
    }
    let types = body.validated.iter().map(validation::members);
    quote!(#read.and_then(|value| input.validated(value, &[#(#types),*])))
}

fn value(body: &RequestBody) -> TokenStream {
    let ranges = body.media_types.iter().map(MediaRange::as_str);
    let ranges = quote!(&[#(#ranges),*]);
    match &body.form {
        BodyForm::Json if is_plain_json(body) => quote!(input.json()),
        BodyForm::Json => quote!(input.json_of(#ranges)),
        BodyForm::Form => quote!(input.form()),
        BodyForm::JsonOrForm => quote!(input.json_or_form(#ranges)),
        BodyForm::Multipart(_) => quote!(input.multipart()),
        BodyForm::Text => quote!(input.text(#ranges)),
        BodyForm::Bytes => quote!(input.bytes(#ranges)),
        BodyForm::Content => quote!(input.content(#ranges)),
    }
}

fn is_plain_json(body: &RequestBody) -> bool {
    body.media_types.iter().map(MediaRange::as_str).eq([MediaRange::JSON])
}
