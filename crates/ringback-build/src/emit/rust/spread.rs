//! Structs whose fields are parameters: the table of their fields, and the expression that reads them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::glue::is_base;
use super::validation;
use crate::model::{
    Absence, ApiKeyLocation, Contract, Operation, Parameter, ParameterLocation, SecuritySchemeKind,
    Serialization, Spread, SpreadField,
};

/// The expression that reads the struct.
pub(super) fn read(contract: &Contract, operation: &Operation, spread: &Spread) -> TokenStream {
    let fields = spread.fields.iter().map(field);
    let location = spread.location.as_str();
    let reader = if spread.is_optional {
        format_ident!("{location}_fields_optional")
    } else {
        format_ident!("{location}_fields")
    };
    let checks = checks(contract, operation, spread);
    let read = quote!(input.#reader(&[#(#fields),*]) #(.inspect(|_| #checks))*);
    let read = validation::kept_fields(spread, read);
    if !spread.is_closed {
        return read;
    }
    let own = spread.fields.iter().map(|field| &field.wire);
    if let Some(object) = &spread.deep {
        return quote!(input.known_in_deep(#object, &[#(#own),*]).and(#read));
    }
    let others = other_names(contract, operation, spread);
    quote!(input.known_in_query(&[#(#own,)* #(#others),*]).and(#read))
}

/// A check for each field that the address of a callback begins with.
fn checks(contract: &Contract, operation: &Operation, spread: &Spread) -> Vec<TokenStream> {
    let is_own = |name: &str| spread.fields.iter().any(|field| field.wire == name);
    let own = operation.parameters.iter().filter(|p| p.location == spread.location && is_own(&p.name));
    let bases = own.filter(|parameter| is_base(contract, operation, parameter));
    bases
        .map(|parameter| {
            let check = format_ident!("check_{}_base", parameter.location.as_str());
            let name = &parameter.name;
            quote!(input.#check(#name))
        })
        .collect()
}

fn field(field: &SpreadField) -> TokenStream {
    let SpreadField { name, wire, .. } = field;
    let kind = match field.absence {
        Absence::Refused => quote!(Field::required(#name)),
        Absence::LeftToSerde => quote!(Field::optional(#name)),
        Absence::EmptyList => quote!(Field::list(#name)),
    };
    let commas = field.has_commas.then(|| quote!(.with_commas()));
    let wire = (wire != name).then(|| quote!(.on_wire(#wire)));
    quote!(#kind #commas #wire)
}

/// The names of the query that the operation knows besides the fields of a struct.
fn other_names(contract: &Contract, operation: &Operation, spread: &Spread) -> Vec<String> {
    let is_own = |name: &str| spread.fields.iter().any(|field| field.wire == name);
    let mut names: Vec<String> = Vec::new();
    let is_meant =
        |p: &&Parameter| p.location == ParameterLocation::Query && p.serialization != Serialization::Deep;
    let in_query = operation.parameters.iter().filter(is_meant);
    names.extend(in_query.map(|parameter| parameter.name.clone()));
    let deep = operation.spreads.iter().filter(|other| other.deep.is_some());
    names.extend(deep.flat_map(|other| &other.fields).map(|field| field.wire.clone()));
    names.extend(key_names(contract, operation));
    names.retain(|name| !is_own(name));
    names
}

/// The names of credentials in the query.
fn key_names<'a>(contract: &'a Contract, operation: &'a Operation) -> impl Iterator<Item = String> + 'a {
    let demanded = operation.security.iter().flat_map(|demand| contract.security.schemes_of(demand.guard));
    demanded.filter_map(|scheme| match &scheme.kind {
        SecuritySchemeKind::ApiKey { location: ApiKeyLocation::Query, name } => Some(name.clone()),
        SecuritySchemeKind::ApiKey { .. }
        | SecuritySchemeKind::Bearer { .. }
        | SecuritySchemeKind::Basic
        | SecuritySchemeKind::OAuth2 { .. }
        | SecuritySchemeKind::OpenIdConnect { .. } => None,
    })
}
