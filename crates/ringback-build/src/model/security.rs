//! The Security Scheme and Security Requirement Objects (OAS 3.1.1 sections 4.8.27 and 4.8.30).

use crate::model::{RustIdent, RustType};
use crate::source::Span;

/// Who may call, by which credentials.
#[derive(Debug, Default)]
pub struct Security {
    /// The structs with an attribute such as `#[bearer]`, in source order.
    pub schemes: Vec<SecurityScheme>,
    /// The enums with `#[any_of]`, in source order.
    pub alternatives: Vec<Alternatives>,
}

/// A struct that declares a security scheme and is the identity it yields.
#[derive(Debug)]
pub struct SecurityScheme {
    /// The struct's name, which is the component's.
    pub name: String,
    /// The method of `Authenticate`: `user` of `User`.
    pub func: RustIdent,
    /// The struct.
    pub ty: RustType,
    /// Where its name stands.
    pub span: Span,
    /// CommonMark from its doc comment; empty where it has none.
    pub description: String,
    /// What a credential is.
    pub kind: SecuritySchemeKind,
}

/// What a credential is (OAS 3.1.1 section 4.8.27.1, `type`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecuritySchemeKind {
    /// `#[bearer]`
    Bearer {
        /// `format = "JWT"`
        format: Option<String>,
    },
    /// `#[basic]`
    Basic,
    /// `#[api_key(header, "X-Key")]`
    ApiKey {
        /// Where the key is carried.
        location: ApiKeyLocation,
        /// Its name there.
        name: String,
    },
    /// `#[oauth2(…)]`
    OAuth2 {
        /// By name in the document, such as `authorizationCode`; each with its URLs by name, such as `tokenUrl`.
        flows: Vec<(&'static str, Vec<(&'static str, String)>)>,
        /// Each scope and what it allows.
        scopes: Vec<(String, String)>,
    },
    /// `#[open_id_connect("https://…")]`
    OpenIdConnect {
        /// Where the provider describes itself.
        url: String,
    },
}

/// Where a key is carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// In a header field.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// An enum with `#[any_of]`: one of several schemes will do.
#[derive(Debug)]
pub struct Alternatives {
    /// The function in generated code.
    pub func: RustIdent,
    /// The enum.
    pub ty: RustType,
    /// Where its name stands.
    pub span: Span,
    /// Each variant, and the index of its scheme.
    pub variants: Vec<(RustIdent, usize)>,
}

/// What lets a caller in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The scheme at this index of [`Security::schemes`].
    Scheme(usize),
    /// The alternatives at this index of [`Security::alternatives`].
    AnyOf(usize),
}

/// What an operation demands of its caller.
#[derive(Debug, Clone)]
pub struct Demand {
    /// What lets a caller in.
    pub guard: Guard,
    /// What the credential must allow.
    pub scopes: Vec<String>,
    /// Whether a request without a credential is let in too.
    pub is_optional: bool,
    /// The parameter that takes the identity, and its type; `None` where it is not handed over.
    pub argument: Option<(RustIdent, RustType)>,
    /// Where it is demanded.
    pub span: Span,
}

impl Security {
    /// The schemes of a guard, of which one will do.
    pub fn schemes_of(&self, guard: Guard) -> Vec<&SecurityScheme> {
        match guard {
            Guard::Scheme(index) => vec![&self.schemes[index]],
            Guard::AnyOf(index) => {
                self.alternatives[index].variants.iter().map(|(_, scheme)| &self.schemes[*scheme]).collect()
            }
        }
    }
}
