//! The security schemes that arguments name: `security(User, App("read"))`.
//!
//! The build script reads them. What is left here says to rustc that their names are used, and lets an editor follow
//! them; otherwise an import for the sake of an argument would be called unused.

use proc_macro::{Delimiter, Group, Ident, TokenStream, TokenTree};

/// `const _: fn(User) = |_| {};` for each scheme in `security(…)`.
pub(crate) fn uses(arguments: &TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = arguments.clone().into_iter().collect();
    let lists = tokens.windows(2).filter_map(|pair| match pair {
        [TokenTree::Ident(name), TokenTree::Group(list)] if is_demand(name, list) => Some(list.stream()),
        _ => None,
    });
    lists.flat_map(schemes).map(|path| used(&path)).collect()
}

fn is_demand(name: &Ident, list: &Group) -> bool {
    name.to_string() == "security" && list.delimiter() == Delimiter::Parenthesis
}

/// The paths between the commas, without the scopes behind them.
fn schemes(list: TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = list.into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    let is_path = |token: &&TokenTree| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(punct) => punct.as_char() == ':',
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    };
    let paths = tokens.split(is_comma).map(|one| one.iter().take_while(is_path).cloned().collect());
    paths.filter(|path: &TokenStream| !path.is_empty()).collect()
}

fn used(path: &TokenStream) -> TokenStream {
    let source = "const _: fn() = |_| {};";
    let wrapper: TokenStream = source.parse().expect("the text above is Rust");
    let fill = |token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
            TokenTree::Group(Group::new(Delimiter::Parenthesis, path.clone()))
        }
        other => other,
    };
    wrapper.into_iter().map(fill).collect()
}
