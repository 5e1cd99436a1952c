//! `security(User("scope"), …)`, on an operation and in `module!`, and `#[scopes("…")]` on a parameter.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, LitStr, MetaList, Path, Token, Type, TypePath, parenthesized, token};

use crate::parse::Literal;
use crate::parse::reader::Reader;
use crate::source::Span;

/// A scheme that is demanded by name.
#[derive(Debug)]
pub struct Demanded {
    /// The type that declares it, names not looked up.
    pub ty: Type,
    /// Where it stands.
    pub span: Span,
    /// What the credential must allow.
    pub scopes: Vec<Literal>,
}

/// The scopes that a parameter demands.
#[derive(Debug)]
pub struct Scopes {
    /// Each of them.
    pub names: Vec<Literal>,
    /// The attribute.
    pub span: Span,
}

struct Written {
    path: Path,
    scopes: Vec<LitStr>,
}

impl Parse for Written {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let path = input.call(Path::parse_mod_style)?;
        let mut scopes = Vec::new();
        if input.peek(token::Paren) {
            let content;
            parenthesized!(content in input);
            scopes = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?.into_iter().collect();
        }
        Ok(Self { path, scopes })
    }
}

/// The schemes between the parentheses; `None` where something was reported.
pub(super) fn demanded(reader: &mut Reader<'_>, list: &MetaList) -> Option<Vec<Demanded>> {
    let parse = Punctuated::<Written, Token![,]>::parse_terminated;
    let written = list.parse_args_with(parse);
    let written = written.map_err(|error| reader.report_syntax(&error, "write `security(User)`")).ok()?;
    let demanded = written.into_iter().map(|Written { path, scopes }| Demanded {
        span: reader.span(&path),
        ty: Type::Path(TypePath { attrs: Vec::new(), qself: None, path }),
        scopes: scopes.iter().map(|scope| reader.literal(scope)).collect(),
    });
    Some(demanded.collect())
}

/// What `#[scopes("…")]` says; `None` where something was reported.
pub(super) fn scopes(reader: &mut Reader<'_>, attribute: &Attribute) -> Option<Scopes> {
    let parse = Punctuated::<LitStr, Token![,]>::parse_separated_nonempty;
    let names = attribute.parse_args_with(parse);
    let names = names.map_err(|error| reader.report_syntax(&error, "write `#[scopes(\"read\")]`")).ok()?;
    let span = reader.span(attribute);
    Some(Scopes { names: names.iter().map(|name| reader.literal(name)).collect(), span })
}
