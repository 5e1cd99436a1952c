//! The argument `links(get_invoice(id = "…"))` of an operation's attribute.

use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, Lit, Meta, MetaList, MetaNameValue, Token};

use crate::parse::reader::Reader;
use crate::parse::{Link, Literal, Name};

const EXAMPLE: &str = "write `links(get_invoice(id = \"$response.body#/id\"))`";

/// The links of the list; `None` where something was reported.
pub(super) fn links(reader: &mut Reader<'_>, list: &MetaList) -> Option<Vec<Link>> {
    let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
    let metas = list.parse_args_with(parse).map_err(|error| reader.report_syntax(&error, EXAMPLE)).ok()?;
    metas.iter().map(|meta| link(reader, meta)).collect()
}

fn link(reader: &mut Reader<'_>, meta: &Meta) -> Option<Link> {
    let arguments = match meta {
        Meta::Path(_) => Ok(Vec::new()),
        Meta::List(list) => {
            let parse = Punctuated::<MetaNameValue, Token![,]>::parse_terminated;
            let pairs = list.parse_args_with(parse);
            pairs.and_then(|pairs| pairs.iter().map(|pair| argument(reader, pair)).collect())
        }
        Meta::NameValue(pair) => Err(syn::Error::new_spanned(&pair.value, "expected parentheses")),
    };
    let arguments = arguments.map_err(|error| reader.report_syntax(&error, EXAMPLE)).ok()?;
    Some(Link { target: reader.name_path(meta.path()), arguments })
}

fn argument(reader: &Reader<'_>, pair: &MetaNameValue) -> syn::Result<(Name, Literal)> {
    let name = pair.path.require_ident()?;
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value else {
        return Err(syn::Error::new_spanned(&pair.value, "expected a runtime expression in quotes"));
    };
    Ok((reader.name(name), reader.literal(text)))
}
