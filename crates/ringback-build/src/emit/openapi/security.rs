//! The Security Scheme and Security Requirement Objects (OAS 3.1.1 sections 4.8.27 and 4.8.30).

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::object::Object;
use super::vocabulary::Vocabulary;
use crate::model::{ApiKeyLocation, Demand, SecurityScheme, SecuritySchemeKind};

/// Every scheme, by name.
pub(super) fn schemes(vocabulary: &Vocabulary<'_>) -> Map<String, Value> {
    let schemes = vocabulary.contract.security.schemes.iter();
    let sorted: BTreeMap<String, Value> = schemes.map(|one| (one.name.clone(), scheme(one))).collect();
    sorted.into_iter().collect()
}

fn scheme(scheme: &SecurityScheme) -> Value {
    let object = |kind: &str| Object::new().with("type", kind).with_text("description", &scheme.description);
    match &scheme.kind {
        SecuritySchemeKind::Bearer { format } => {
            object("http").with("scheme", "bearer").with_some("bearerFormat", format.clone()).into()
        }
        SecuritySchemeKind::Basic => object("http").with("scheme", "basic").into(),
        SecuritySchemeKind::ApiKey { location, name } => {
            let location = match location {
                ApiKeyLocation::Header => "header",
                ApiKeyLocation::Query => "query",
                ApiKeyLocation::Cookie => "cookie",
            };
            object("apiKey").with("name", name.as_str()).with("in", location).into()
        }
        SecuritySchemeKind::OAuth2 { flows, scopes } => {
            let flow = |urls: &[(&str, String)]| {
                let urls = urls.iter().fold(Object::new(), |flow, (name, url)| flow.with(name, url.as_str()));
                let scopes: Map<_, _> =
                    scopes.iter().map(|(name, text)| (name.clone(), json!(text))).collect();
                Value::from(urls.with("scopes", scopes))
            };
            let flows = flows.iter().fold(Object::new(), |all, (name, urls)| all.with(name, flow(urls)));
            object("oauth2").with("flows", flows).into()
        }
        SecuritySchemeKind::OpenIdConnect { url } => {
            object("openIdConnect").with("openIdConnectUrl", url.as_str()).into()
        }
    }
}

/// The requirements of an operation, of which one must be met: each way to meet all of its demands.
pub(super) fn requirements(vocabulary: &Vocabulary<'_>, demands: &[Demand]) -> Vec<Value> {
    if demands.is_empty() {
        return Vec::new();
    }
    let mut ways: Vec<Map<String, Value>> = vec![Map::new()];
    for demand in demands {
        let schemes = vocabulary.contract.security.schemes_of(demand.guard);
        let scopes = Value::from(demand.scopes.clone());
        let mut next: Vec<Map<String, Value>> = Vec::new();
        for scheme in schemes {
            next.extend(ways.iter().map(|way| {
                let mut way = way.clone();
                way.insert(scheme.name.clone(), scopes.clone());
                way
            }));
        }
        if demand.is_optional {
            next.extend(ways);
        }
        ways = next;
    }
    ways.into_iter().map(Value::Object).collect()
}
