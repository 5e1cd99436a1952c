//! `#[query(…)]`: the name on the wire, and how a list or a struct stands in the query.

use syn::parse::ParseStream;
use syn::{Attribute, Ident, LitStr, Meta, Token};

use crate::parse::Literal;
use crate::parse::reader::Reader;
use crate::source::Span;

/// The arguments of `#[query("ids", comma)]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueryArguments {
    /// The name on the wire; the parameter's own where it is left out.
    pub name: Option<Literal>,
    /// How the value is written, and where that is said.
    pub style: Option<(QueryStyle, Span)>,
}

/// How a value of several parts stands in the query (OAS 3.1.1 section 4.8.12.2, `style`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryStyle {
    /// `comma`: the items of a list stand in one value.
    Comma,
    /// `deep`: the fields of a struct stand as `filter[field]`.
    Deep,
}

/// `#[query]`, `#[query("name")]`, `#[query(comma)]` and `#[query("name", deep)]`; `None` where it was reported.
pub(super) fn arguments(reader: &mut Reader<'_>, attribute: &Attribute) -> Option<QueryArguments> {
    if let Meta::Path(_) = attribute.meta {
        return Some(QueryArguments::default());
    }
    match attribute.parse_args_with(parse) {
        Ok((name, style)) => Some(QueryArguments {
            name: name.map(|name| reader.literal(&name)),
            style: style.map(|(style, word)| (style, reader.span(&word))),
        }),
        Err(error) => {
            let help = "write `#[query]`, `#[query(\"filter[name]\")]` or `#[query(comma)]`";
            reader.report_syntax(&error, help);
            None
        }
    }
}

const EXPECTED: &str = "expected string literal, `comma` or `deep`";

type Parsed = (Option<LitStr>, Option<(QueryStyle, Ident)>);

fn parse(input: ParseStream<'_>) -> syn::Result<Parsed> {
    let name = input.peek(LitStr).then(|| input.parse::<LitStr>()).transpose()?;
    if name.is_some() && !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    if name.is_some() && input.is_empty() {
        return Ok((name, None));
    }
    let Ok(word) = input.parse::<Ident>() else {
        return Err(input.error(EXPECTED));
    };
    let style = match word.to_string().as_str() {
        "comma" => QueryStyle::Comma,
        "deep" => QueryStyle::Deep,
        _ => return Err(syn::Error::new_spanned(word, EXPECTED)),
    };
    Ok((name, Some((style, word))))
}
