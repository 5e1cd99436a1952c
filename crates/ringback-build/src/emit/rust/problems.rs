//! How a declared problem becomes an answer (RFC 9457).

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{ident, ty};
use crate::model::{ProblemEnum, ProblemVariant};

/// The implementations for an enum of problems.
pub(super) fn implementations(problem: &ProblemEnum) -> Vec<TokenStream> {
    let name = ty(&problem.ty);
    let arms = problem.variants.iter().map(arm);
    let internal = problem.internal.iter().map(ident);
    let declared = quote! {
        impl ::ringback::support::v1::DeclaredProblem for #name {
            fn into_problem(self) -> ::ringback::Problem {
                match self {
                    #(#arms)*
                    #(Self::#internal(cause) => ::ringback::support::v1::internal(cause),)*
                }
            }
        }
    };
    let from = quote! {
        impl From<#name> for ::ringback::Failure<#name> {
            fn from(problem: #name) -> Self {
                Self::Declared(problem)
            }
        }
    };
    [declared, from].into_iter().chain(problem.is_read.then(|| reading(problem))).collect()
}

/// How it is found in what a receiver answers.
fn reading(problem: &ProblemEnum) -> TokenStream {
    let name = ty(&problem.ty);
    let tries = problem.variants.iter().map(|variant| {
        let status = proc_macro2::Literal::u16_unsuffixed(variant.status.as_u16());
        let (uri, name) = (&variant.type_uri, ident(&variant.ident));
        let fields = variant.fields.iter().map(|field| {
            let (member, field) = (field.ident.unraw(), ident(&field.ident));
            quote!(#field: problem.member(#member)?)
        });
        quote! {
            if problem.is(#status, #uri) {
                return Some(Self::#name { #(#fields),* });
            }
        }
    });
    quote! {
        impl ::ringback::support::v1::ReadProblem for #name {
            fn read_problem(problem: &::ringback::support::v1::ReceivedProblem) -> Option<Self> {
                #(#tries)*
                None
            }
        }
    }
}

fn arm(variant: &ProblemVariant) -> TokenStream {
    let name = ident(&variant.ident);
    let fields: Vec<_> = variant.fields.iter().map(|field| ident(&field.ident)).collect();
    let headers: Vec<_> = variant.headers.iter().map(|header| ident(&header.ident)).collect();
    let all: Vec<_> = fields.iter().chain(&headers).collect();
    let pattern = if all.is_empty() { quote!({ .. }) } else { quote!({ #(#all),* }) };
    let status = proc_macro2::Literal::u16_unsuffixed(variant.status.as_u16());
    let uri = variant.has_type().then_some(&variant.type_uri).into_iter();
    let title = &variant.title;
    let sentence = variant.docs.sentence();
    let detail = (!sentence.is_empty()).then_some(sentence).into_iter();
    let members = variant.fields.iter().map(|field| field.ident.unraw());
    let names = variant.headers.iter().map(|header| &header.name);
    quote! {
        Self::#name #pattern => ::ringback::Problem::new(#status)
            #(.with_type(#uri))*
            .with_title(#title)
            #(.with_detail(#detail))*
            #(.with(#members, &#fields))*
            #(.with_header_text(#names, &#headers))*,
    }
}
