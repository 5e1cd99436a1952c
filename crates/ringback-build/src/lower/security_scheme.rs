//! `#[bearer]`, `#[basic]`, `#[api_key(…)]`, `#[oauth2(…)]` and `#[open_id_connect(…)]` (OAS 3.1.1 section 4.8.27).

use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, LitStr, Meta, Token, parenthesized};

use crate::lower::token::{is_scope_token, is_token_char};
use crate::model::{ApiKeyLocation, SecuritySchemeKind};
use crate::parse::own_name;

/// What an attribute that has to do with security says of the type below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// It is a scheme.
    Scheme(Scheme),
    /// It is an enum of schemes, of which one will do: `#[any_of]`.
    AnyOf,
}

/// The attributes that declare a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    /// `#[bearer]`
    Bearer,
    /// `#[basic]`
    Basic,
    /// `#[api_key(…)]`
    ApiKey,
    /// `#[oauth2(…)]`
    OAuth2,
    /// `#[open_id_connect(…)]`
    OpenIdConnect,
}

impl Scheme {
    const ALL: [Self; 5] = [Self::Bearer, Self::Basic, Self::ApiKey, Self::OAuth2, Self::OpenIdConnect];

    fn name(self) -> &'static str {
        match self {
            Self::Bearer => "bearer",
            Self::Basic => "basic",
            Self::ApiKey => "api_key",
            Self::OAuth2 => "oauth2",
            Self::OpenIdConnect => "open_id_connect",
        }
    }

    /// An attribute that is complete.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Bearer => "#[bearer(format = \"JWT\")]",
            Self::Basic => "#[basic]",
            Self::ApiKey => "#[api_key(header, \"X-Key\")]",
            Self::OAuth2 => "#[oauth2(client_credentials(token_url = \"https://…\"), scopes(read = \"…\"))]",
            Self::OpenIdConnect => "#[open_id_connect(\"https://…\")]",
        }
    }

    /// Whether it says something without arguments.
    fn stands_alone(self) -> bool {
        match self {
            Self::Bearer | Self::Basic => true,
            Self::ApiKey | Self::OAuth2 | Self::OpenIdConnect => false,
        }
    }
}

/// Each flow: its name here and in the document, and the URLs it must have (OAS 3.1.1 section 4.8.29.1).
const FLOWS: [(&str, &str, &[&str]); 4] = [
    ("authorization_code", "authorizationCode", &["authorization_url", "token_url"]),
    ("client_credentials", "clientCredentials", &["token_url"]),
    ("implicit", "implicit", &["authorization_url"]),
    ("password", "password", &["token_url"]),
];

/// The URLs of a flow, here and in the document.
const URLS: [(&str, &str); 3] =
    [("authorization_url", "authorizationUrl"), ("token_url", "tokenUrl"), ("refresh_url", "refreshUrl")];

/// What an attribute says, if it has to do with security: `#[bearer]` or `#[ringback::bearer]`.
pub(super) fn mark(attribute: &Attribute) -> Option<Mark> {
    let written = own_name(attribute.path())?;
    if written == "any_of" {
        return Some(Mark::AnyOf);
    }
    Scheme::ALL.into_iter().find(|scheme| scheme.name() == written).map(Mark::Scheme)
}

/// What a scheme's attribute says.
///
/// # Errors
///
/// Where it lacks something, or says what it cannot.
pub(super) fn kind(scheme: Scheme, attribute: &Attribute) -> syn::Result<SecuritySchemeKind> {
    let tokens = match &attribute.meta {
        Meta::Path(_) => proc_macro2::TokenStream::new(),
        Meta::List(list) => list.tokens.clone(),
        Meta::NameValue(pair) => return Err(syn::Error::new_spanned(&pair.value, "expected parentheses")),
    };
    // An empty list has no place of its own, so what is missing is said at the attribute's name.
    if tokens.is_empty() && !scheme.stands_alone() {
        let message = format!("`#[{}]` has arguments", scheme.name());
        return Err(syn::Error::new_spanned(attribute.path(), message));
    }
    let read = match scheme {
        Scheme::Bearer => bearer,
        Scheme::Basic => basic,
        Scheme::ApiKey => api_key,
        Scheme::OAuth2 => oauth2,
        Scheme::OpenIdConnect => open_id_connect,
    };
    read.parse2(tokens)
}

fn bearer(input: ParseStream<'_>) -> syn::Result<SecuritySchemeKind> {
    if input.is_empty() {
        return Ok(SecuritySchemeKind::Bearer { format: None });
    }
    let pair: Pair = input.parse()?;
    if pair.name != "format" {
        return Err(syn::Error::new(pair.span, "expected `format`"));
    }
    Ok(SecuritySchemeKind::Bearer { format: Some(pair.value.value()) })
}

fn basic(input: ParseStream<'_>) -> syn::Result<SecuritySchemeKind> {
    if input.is_empty() { Ok(SecuritySchemeKind::Basic) } else { Err(input.error("expected nothing")) }
}

fn api_key(input: ParseStream<'_>) -> syn::Result<SecuritySchemeKind> {
    let place: Ident = input.parse()?;
    input.parse::<Token![,]>()?;
    let name: LitStr = input.parse()?;
    let location = match place.to_string().as_str() {
        "header" => ApiKeyLocation::Header,
        "query" => ApiKeyLocation::Query,
        "cookie" => ApiKeyLocation::Cookie,
        _ => return Err(syn::Error::new(place.span(), "expected `header`, `query` or `cookie`")),
    };
    // A cookie's name is a token, too (RFC 6265 section 4.1.1).
    let text = name.value();
    if text.is_empty() || location != ApiKeyLocation::Query && !text.chars().all(is_token_char) {
        return Err(syn::Error::new(name.span(), "no header field and no cookie has this name"));
    }
    Ok(SecuritySchemeKind::ApiKey { location, name: text })
}

fn open_id_connect(input: ParseStream<'_>) -> syn::Result<SecuritySchemeKind> {
    Ok(SecuritySchemeKind::OpenIdConnect { url: address(&input.parse()?)? })
}

/// `name = "…"`; the name of a scope may be a string.
struct Pair {
    name: String,
    span: proc_macro2::Span,
    value: LitStr,
}

impl Parse for Pair {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (name, span) = if input.peek(LitStr) {
            let name: LitStr = input.parse()?;
            (name.value(), name.span())
        } else {
            let name = input.call(Ident::parse_any)?;
            (name.to_string(), name.span())
        };
        input.parse::<Token![=]>()?;
        Ok(Self { name, span, value: input.parse()? })
    }
}

/// `name(a = "…", b = "…")`
struct Group {
    name: Ident,
    pairs: Vec<Pair>,
}

impl Parse for Group {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        let content;
        parenthesized!(content in input);
        let pairs = Punctuated::<Pair, Token![,]>::parse_terminated(&content)?;
        Ok(Self { name, pairs: pairs.into_iter().collect() })
    }
}

fn oauth2(input: ParseStream<'_>) -> syn::Result<SecuritySchemeKind> {
    let (mut flows, mut scopes) = (Vec::new(), Vec::new());
    for group in Punctuated::<Group, Token![,]>::parse_terminated(input)? {
        if group.name == "scopes" {
            for pair in group.pairs {
                scopes.push((scope(&pair)?, pair.value.value()));
            }
            continue;
        }
        let flow = flow(&group)?;
        if flows.iter().any(|(name, _)| *name == flow.0) {
            return Err(syn::Error::new(group.name.span(), "this flow is given a second time"));
        }
        flows.push(flow);
    }
    if flows.is_empty() {
        return Err(input.error("a flow is missing, such as `client_credentials(token_url = \"…\")`"));
    }
    Ok(SecuritySchemeKind::OAuth2 { flows, scopes })
}

type Flow = (&'static str, Vec<(&'static str, String)>);

fn flow(group: &Group) -> syn::Result<Flow> {
    let Some((_, name, required)) = FLOWS.iter().find(|(name, _, _)| group.name == name) else {
        let names: Vec<String> = FLOWS.iter().map(|(name, _, _)| format!("`{name}`")).collect();
        let message = format!("expected `scopes` or a flow: {}", names.join(", "));
        return Err(syn::Error::new(group.name.span(), message));
    };
    let mut urls = Vec::new();
    for pair in &group.pairs {
        let known = URLS.iter().find(|(name, _)| *name == pair.name);
        let fits = |name: &&str| required.contains(name) || **name == *"refresh_url";
        let Some((_, name)) = known.filter(|(name, _)| fits(name)) else {
            return Err(syn::Error::new(pair.span, "this flow has no such URL"));
        };
        urls.push((*name, address(&pair.value)?));
    }
    for wanted in *required {
        if !group.pairs.iter().any(|pair| pair.name == *wanted) {
            return Err(syn::Error::new(group.name.span(), format!("`{wanted} = \"…\"` is missing")));
        }
    }
    Ok((name, urls))
}

/// The form of a URL is all that can be judged here.
fn address(literal: &LitStr) -> syn::Result<String> {
    let url = literal.value();
    let is_absolute = url.starts_with("https://") || url.starts_with("http://") || url.starts_with('/');
    if is_absolute && !url.contains(char::is_whitespace) {
        Ok(url)
    } else {
        Err(syn::Error::new(literal.span(), "a URL is expected here"))
    }
}

fn scope(pair: &Pair) -> syn::Result<String> {
    if is_scope_token(&pair.name) {
        Ok(pair.name.clone())
    } else {
        Err(syn::Error::new(pair.span, "no scope has this name"))
    }
}
