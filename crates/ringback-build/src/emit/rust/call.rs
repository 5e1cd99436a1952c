//! The call that a sender makes: the arguments it takes, and the expression that puts them into a request.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::local::locals;
use super::security;
use super::tokens::{answer, method, raw_or_plain, ty};
use crate::model::{
    Argument, Callback, Contract, Parameter, ParameterLocation, RequestBody, Response, ResponseContent,
    RustIdent, RustType, SchemaKind, SecurityScheme, SecuritySchemeKind,
};

/// The arguments of a sender, each under a name of its own.
pub(super) struct CallArguments<'a> {
    callback: &'a Callback,
    locals: Vec<Ident>,
    credentials: Vec<Credential<'a>>,
}

impl<'a> CallArguments<'a> {
    /// The arguments, under names that are none of `reserved`.
    pub(super) fn new(contract: &'a Contract, callback: &'a Callback, reserved: &[&str]) -> Self {
        let names = callback.arguments.iter().map(|argument| parts(callback, *argument).0);
        let schemes: Vec<_> =
            callback.security.iter().flat_map(|demand| contract.security.schemes_of(demand.guard)).collect();
        let mut locals = locals(reserved, names.chain(schemes.iter().map(|scheme| &scheme.func)));
        let credentials = locals.split_off(callback.arguments.len()).into_iter().zip(schemes);
        let credentials = credentials.map(|(local, scheme)| Credential { local, scheme }).collect();
        Self { callback, locals, credentials }
    }

    /// `event: &Event`, each argument by reference; credentials come first.
    pub(super) fn parameters(&self) -> impl Iterator<Item = TokenStream> {
        let types = self.callback.arguments.iter().map(|argument| ty(parts(self.callback, *argument).1));
        let own = self.locals.iter().zip(types).map(|(local, ty)| quote!(#local: &#ty));
        self.credentials.iter().map(Credential::parameter).chain(own)
    }

    /// The expression that makes the call to `target`.
    pub(super) fn call(&self, target: &TokenStream) -> TokenStream {
        let callback = self.callback;
        let (id, method) = (callback.id.as_str(), method(callback.method));
        let pairs = self.carried(ParameterLocation::Query).map(|(local, parameter)| {
            let (name, values) = (&parameter.name, texts(local, parameter));
            quote!(.query(#name, #values))
        });
        let fields = self.carried(ParameterLocation::Header).map(|(local, parameter)| {
            let (name, value) = (&parameter.name, optional_text(local, parameter));
            quote!(.with_header(#name, #value))
        });
        let (constructor, answer) = match how_answered(&callback.response) {
            Some(answer) => (quote!(answering), Some(quote!(, Answer::#answer()))),
            None => (quote!(new), None),
        };
        let credentials = self.credentials.iter().map(Credential::shown);
        let call =
            quote!(Call::#constructor(#id, #method, #target #(#pairs)* #answer) #(#credentials)* #(#fields)*);
        let call = match &callback.request_body {
            Some(body) => self.with_body(body, &call),
            None => call,
        };
        let is_empty = matches!(callback.response.content, ResponseContent::Empty);
        if is_empty && answer.is_none() { quote!(#call.without_answer()) } else { call }
    }

    /// The parameters that are carried there, each with its local variable.
    fn carried(&self, location: ParameterLocation) -> impl Iterator<Item = (&Ident, &Parameter)> {
        let all = self.callback.arguments.iter().zip(&self.locals);
        let parameters = all.filter_map(|(argument, local)| match argument {
            Argument::Parameter(index) => Some((local, &self.callback.parameters[*index])),
            Argument::Spread(_) | Argument::Body | Argument::Identity(_) | Argument::Extension(_) => None,
        });
        parameters.filter(move |(_, parameter)| parameter.location == location)
    }

    /// The call with the body; a body that is optional is sent only if there is one.
    fn with_body(&self, body: &RequestBody, call: &TokenStream) -> TokenStream {
        let at = self.callback.arguments.iter().position(|argument| *argument == Argument::Body);
        let local = &self.locals[at.expect("a body is an argument")];
        if body.is_required {
            quote!(#call.with_json(#local))
        } else {
            quote!(#call.with_json_if(#local.as_ref()))
        }
    }
}

/// What is shown to the receiver, under a name of its own.
struct Credential<'a> {
    local: Ident,
    scheme: &'a SecurityScheme,
}

impl Credential<'_> {
    /// `partner_key: &ApiKey`
    fn parameter(&self) -> TokenStream {
        let (local, (ty, _)) = (&self.local, security::credential(self.scheme));
        quote!(#local: &::ringback::security::#ty)
    }

    fn shown(&self) -> TokenStream {
        let local = &self.local;
        match &self.scheme.kind {
            SecuritySchemeKind::Bearer { .. }
            | SecuritySchemeKind::OAuth2 { .. }
            | SecuritySchemeKind::OpenIdConnect { .. } => quote!(.with_bearer(#local)),
            SecuritySchemeKind::Basic => quote!(.with_basic(#local)),
            SecuritySchemeKind::ApiKey { name, .. } => {
                let name = name.to_lowercase();
                quote!(.with_key(#name, #local))
            }
        }
    }
}

/// What senders of these need of the run time, beside what all need.
pub(super) fn imports(callbacks: &[&Callback]) -> TokenStream {
    let answer = callbacks.iter().any(|callback| how_answered(&callback.response).is_some());
    let text = callbacks.iter().any(|callback| !callback.parameters.is_empty());
    let (answer, text) = (answer.then(|| quote!(Answer,)), text.then(|| quote!(text,)));
    quote!(#answer #text)
}

/// The constructor of an answer that is not simply JSON or nothing.
fn how_answered(response: &Response) -> Option<Ident> {
    let is_empty = matches!(response.content, ResponseContent::Empty);
    let name = match (response.may_miss, response.problem) {
        (false, None) => return None,
        (true, None) => "json_or_not_found",
        (false, Some(_)) if is_empty => "nothing_or_problem",
        (false, Some(_)) => "json_or_problem",
        (true, Some(_)) => "json_or_not_found_or_problem",
    };
    Some(raw_or_plain(name))
}

/// The constructor of whatever answer this is.
pub(super) fn answer_constructor(response: &Response) -> Ident {
    let is_empty = matches!(response.content, ResponseContent::Empty);
    how_answered(response).unwrap_or_else(|| raw_or_plain(if is_empty { "nothing" } else { "json" }))
}

/// The type that the answer is read as: what the function returns.
pub(super) fn answer_type(contract: &Contract, response: &Response) -> TokenStream {
    let success = answer(response);
    let Some(problem) = response.problem else { return success };
    let problem = ty(&contract.problems[problem].ty);
    quote!(Result<#success, #problem>)
}

/// The name and the type of an argument.
pub(super) fn parts(callback: &Callback, argument: Argument) -> (&RustIdent, &RustType) {
    match argument {
        Argument::Parameter(index) => (&callback.parameters[index].ident, &callback.parameters[index].ty),
        Argument::Body => {
            let body = callback.request_body.as_ref().expect("a body argument has a request body");
            (&body.ident, &body.ty)
        }
        Argument::Spread(_) | Argument::Identity(_) | Argument::Extension(_) => {
            unreachable!("a call spreads no struct, demands no identity of its sender and has no extensions")
        }
    }
}

/// Whether an argument holds one value, which is there.
fn is_single(parameter: &Parameter) -> bool {
    let is_list = matches!(parameter.schema.kind, SchemaKind::Array { .. });
    !is_list && (parameter.is_required || parameter.default.is_some())
}

/// The values of an argument as texts.
fn texts(local: &Ident, parameter: &Parameter) -> TokenStream {
    if is_single(parameter) { quote!([text(#local)]) } else { quote!(#local.iter().map(text)) }
}

/// The value of an argument as text, if there is one.
fn optional_text(local: &Ident, parameter: &Parameter) -> TokenStream {
    if is_single(parameter) { quote!(Some(text(#local))) } else { quote!(#local.as_ref().map(text)) }
}
