//! Parameters without the attributes that rustc would refuse there.
//!
//! On a parameter every attribute that is not rustc's own is ours, doc comments included; the build script
//! reports those that mean nothing.

use proc_macro::{Delimiter, Group, TokenStream, TokenTree};

/// What rustc accepts on a parameter.
const KEPT_ATTRIBUTES: [&str; 7] = ["allow", "cfg", "cfg_attr", "deny", "expect", "forbid", "warn"];

/// The same parameters without our attributes and without doc comments.
pub(crate) fn plain(parameters: &Group) -> Group {
    let mut kept = TokenStream::new();
    let mut tokens = parameters.stream().into_iter().peekable();
    while let Some(token) = tokens.next() {
        if is_hash(&token) && tokens.next_if(is_ours).is_some() {
            continue;
        }
        kept.extend([token]);
    }
    let mut plain = Group::new(Delimiter::Parenthesis, kept);
    plain.set_span(parameters.span());
    plain
}

/// Whether an attribute's content begins with one of these names.
pub(crate) fn begins_with(content: &Group, names: &[&str]) -> bool {
    let first = content.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(name)) if names.contains(&name.to_string().as_str()))
}

fn is_hash(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '#')
}

fn is_ours(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(content) if content.delimiter() == Delimiter::Bracket => {
            !begins_with(content, &KEPT_ATTRIBUTES)
        }
        TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    }
}
