//! Which types are compared: those that the tests name.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Item, Token, Type};

/// The types that `test!(T)` and `assert_identical::<T>()` name in functions that are tests, each once.
pub(crate) fn of_tests(file: &syn::File) -> Vec<Type> {
    let mut found = Vec::new();
    for item in &file.items {
        if let Item::Fn(function) = item
            && is_test(&function.attrs)
        {
            let body = &function.block;
            collect(quote::quote!(#body), &mut found);
        }
    }
    let mut seen = Vec::new();
    found.retain(|ty| {
        let text = quote::quote!(#ty).to_string();
        let is_new = !seen.contains(&text);
        seen.push(text);
        is_new
    });
    found
}

/// The types in `cases![…]`.
pub(crate) fn of_list(file: &syn::File) -> Vec<Type> {
    let list = file.items.iter().find_map(|item| match item {
        Item::Macro(item) if item.mac.path.is_ident("cases") => Some(item.mac.tokens.clone()),
        _ => None,
    });
    let parser = Punctuated::<Type, Token![,]>::parse_terminated;
    let list = parser.parse2(list.expect("there is a list")).expect("it is a list of types");
    list.into_iter().collect()
}

/// Whether a function is a test.
pub(crate) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("test"))
}

fn collect(tokens: TokenStream, found: &mut Vec<Type>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Ident(name) if name == "test" => {
                if let [_, TokenTree::Punct(bang), TokenTree::Group(arguments), ..] = &trees[index..]
                    && bang.as_char() == '!'
                {
                    found.extend(first_type(arguments.stream()));
                }
            }
            TokenTree::Ident(name) if name == "assert_identical" => {
                let rest: TokenStream = trees[index + 1..].iter().cloned().collect();
                found.extend(argument(rest));
            }
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// `T` or `T, settings`; a value is no type.
fn first_type(arguments: TokenStream) -> Option<Type> {
    let parser = |input: ParseStream<'_>| {
        let ty: Type = input.parse()?;
        let is_type = input.is_empty() || input.peek(Token![,]);
        input.parse::<TokenStream>()?;
        Ok(is_type.then_some(ty))
    };
    parser.parse2(arguments).ok().flatten()
}

/// `T` of `::<T>()…`
fn argument(rest: TokenStream) -> Option<Type> {
    let parser = |input: ParseStream<'_>| {
        let arguments: syn::AngleBracketedGenericArguments = input.parse()?;
        input.parse::<TokenStream>()?;
        Ok(arguments)
    };
    match parser.parse2(rest).ok()?.args.into_iter().next()? {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}
