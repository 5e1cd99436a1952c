//! Where the fields of validated types stand in JSON, as a table that the run time looks them up in.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::ValidatedType;

/// The fields of one type: name in Rust, name in JSON, lists and maps around the value, place of its type.
pub(super) fn members(ty: &ValidatedType) -> TokenStream {
    let members = ty.members.iter().map(|member| {
        let field = &member.field;
        let name = option(member.name.as_ref().map(|name| quote!(#name)));
        let levels = proc_macro2::Literal::usize_unsuffixed(member.levels);
        let inside = option(member.inside.map(proc_macro2::Literal::usize_unsuffixed).map(|at| quote!(#at)));
        quote!((#field, #name, #levels, #inside))
    });
    quote!(&[#(#members),*])
}

fn option(value: Option<TokenStream>) -> TokenStream {
    if let Some(value) = value {
        quote!(::core::option::Option::Some(#value))
    } else {
        quote!(::core::option::Option::None)
    }
}
