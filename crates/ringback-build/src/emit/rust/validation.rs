//! Where the fields of validated types stand in JSON, as a table that the run time looks them up in.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{tokens, ty};
use crate::model::{Parameter, ParameterLocation, Spread, ValidatedType};

/// Reads a parameter that keeps its rules: they stand on a struct around the value, as garde has them.
pub(super) fn kept(parameter: &Parameter, read: &TokenStream) -> TokenStream {
    if parameter.rules.is_empty() {
        return read.clone();
    }
    let rules = parameter.rules.iter().map(|rules| tokens(rules));
    let (ty, name) = (ty(&parameter.ty), &parameter.name);
    let location = location(parameter.location);
    quote! {
        #read.and_then(|value| {
            #[derive(::garde::Validate)]
            struct Kept(#(#[garde(#rules)])* #ty);
            let kept = input.kept(#location, #name, Kept(value));
            kept.map(|Kept(value)| value)
        })
    }
}

/// Reads a struct whose fields are parameters that keep their rules.
pub(super) fn kept_fields(spread: &Spread, read: TokenStream) -> TokenStream {
    if spread.validated.is_empty() {
        return read;
    }
    let location = location(spread.location);
    let types = spread.validated.iter().map(members);
    quote!(#read.and_then(|value| input.validated_fields(#location, value, &[#(#types),*])))
}

fn location(location: ParameterLocation) -> TokenStream {
    let name = match location {
        ParameterLocation::Path => quote!(Path),
        ParameterLocation::Query => quote!(Query),
        ParameterLocation::Header => quote!(Header),
        ParameterLocation::Cookie => quote!(Cookie),
    };
    quote!(::ringback::support::v1::ParameterLocation::#name)
}

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
