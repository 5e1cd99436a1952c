//! A call carries each value once: a parameter is neither in the callback's key already nor what every call says of
//! itself.

use url::form_urlencoded;

use crate::check::calls;
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::model::{
    Callback, CallbackKey, Contract, Demand, KeyPart, Parameter, ParameterLocation, SecuritySchemeKind,
};

/// What HTTP, the client and the signing of calls (Standard Webhooks) say themselves.
const KEPT_HEADERS: [&str; 16] = [
    "accept-encoding",
    "connection",
    "content-encoding",
    "content-length",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "webhook-id",
    "webhook-signature",
    "webhook-timestamp",
];

/// What a call says of its body and of the answer; no parameter has these names.
const OWN_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

pub(super) fn check(contract: &Contract, sink: &mut Sink) {
    for call in calls(contract) {
        for demand in &call.security {
            check_key(contract, call, demand, sink);
        }
        for parameter in &call.parameters {
            match parameter.location {
                ParameterLocation::Query => check_query(call, parameter, sink),
                ParameterLocation::Header => check_header(parameter, sink),
                ParameterLocation::Path | ParameterLocation::Cookie => {}
            }
        }
    }
}

/// A key is carried in a header field that is free.
fn check_key(contract: &Contract, call: &Callback, demand: &Demand, sink: &mut Sink) {
    for scheme in contract.security.schemes_of(demand.guard) {
        let SecuritySchemeKind::ApiKey { name, .. } = &scheme.kind else { continue };
        let parameter = call.parameters.iter().find(|parameter| {
            parameter.location == ParameterLocation::Header && parameter.name.eq_ignore_ascii_case(name)
        });
        let is_kept = KEPT_HEADERS.iter().chain(&OWN_HEADERS).any(|kept| name.eq_ignore_ascii_case(kept));
        if parameter.is_none() && !is_kept {
            continue;
        }
        let message = format!("the header field `{name}` cannot carry a key as well");
        let diagnostic = Diagnostic::new(Code::CALL_SECURITY, demand.span, message, "demanded here");
        let diagnostic = match parameter {
            Some(parameter) => diagnostic.with_label(parameter.span, "it carries this parameter"),
            None => diagnostic.with_label(scheme.span, "the sender of calls says something else in it"),
        };
        sink.report(diagnostic.with_help(format!("give the key of `{}` a name of its own", scheme.name)));
    }
}

fn check_query(call: &Callback, parameter: &Parameter, sink: &mut Sink) {
    if !query_names(&call.key).contains(&parameter.name) {
        return;
    }
    let message = format!("the callback's key gives `{}` already", parameter.name);
    let diagnostic = Diagnostic::new(Code::CALL_PARAMETER, parameter.span, message, "the second")
        .with_label(call.key.span, "the first is in this query")
        .with_help("remove it from the key, or rename the parameter");
    sink.report(diagnostic);
}

/// The names of the pairs in a key's query.
fn query_names(key: &CallbackKey) -> Vec<String> {
    let masked: String = key.parts.iter().map(part_text).collect();
    let Some((_, query)) = masked.split_once('?') else { return Vec::new() };
    form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name.into_owned()).collect()
}

/// An expression stands for a value, which cannot end a pair.
fn part_text(part: &KeyPart) -> &str {
    match part {
        KeyPart::Text(text) => text,
        KeyPart::Expression(..) => "x",
    }
}

fn check_header(parameter: &Parameter, sink: &mut Sink) {
    if !KEPT_HEADERS.contains(&parameter.name.as_str()) {
        return;
    }
    let message = format!("the header field `{}` is not the contract's to say", parameter.name);
    let label = "it is kept for the sender of calls";
    let diagnostic = Diagnostic::new(Code::CALL_PARAMETER, parameter.span, message, label);
    sink.report(diagnostic.with_help("give it another name, such as `#[header(\"X-Name\")]`"));
}
