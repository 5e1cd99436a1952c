//! A function without a body becomes a method of a trait that nobody sees.
//!
//! Only the tokens are moved; no type is read. What is not a function without a body stays as it is, so that
//! either rustc or the build script says what is wrong with it.

use proc_macro::{Delimiter, Group, Ident, TokenStream, TokenTree};

use crate::parameters;

/// Attributes that stay on the method: they mean the same there, and hovering shows the docs.
const KEPT_ATTRIBUTES: [&str; 9] =
    ["allow", "cfg", "cfg_attr", "deny", "deprecated", "doc", "expect", "forbid", "warn"];

/// What a function's signature may be preceded by, besides visibility.
const QUALIFIERS: [&str; 6] = ["async", "const", "extern", "fn", "safe", "unsafe"];

/// The inert form of an item.
pub(crate) fn inert(item: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = item.into_iter().collect();
    let (attributes, rest) = split_attributes(&tokens);
    let signature = without_visibility(rest);
    let Some(fn_keyword) = position_of_fn(signature) else {
        return tokens.into_iter().collect();
    };
    let signature = with_plain_parameters(signature, fn_keyword);
    if ends_with_body(&signature) {
        let visibility = &rest[..rest.len() - signature.len()];
        return attributes.iter().flatten().chain(visibility).chain(&signature).cloned().collect();
    }
    let kept = attributes.iter().filter(|attribute| is_kept(attribute)).flatten();
    in_hidden_trait(&kept.chain(&signature).cloned().collect())
}

/// `const _: () = { #[allow(…)] trait Signature { … } };`
fn in_hidden_trait(method: &TokenStream) -> TokenStream {
    let source = "const _: () = { #[allow(dead_code, clippy::all, clippy::pedantic, \
                  reason = \"only holds a signature\")] trait Signature {} };";
    let wrapper: TokenStream = source.parse().expect("the text above is Rust");
    fill_trait(wrapper, method)
}

/// Puts the method between the braces behind `trait Signature`.
fn fill_trait(tokens: TokenStream, method: &TokenStream) -> TokenStream {
    let fill = |token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let is_trait = group.stream().is_empty();
            let inner = if is_trait { method.clone() } else { fill_trait(group.stream(), method) };
            TokenTree::Group(Group::new(Delimiter::Brace, inner))
        }
        other => other,
    };
    tokens.into_iter().map(fill).collect()
}

/// The outer attributes, two tokens each, and what follows them.
fn split_attributes(tokens: &[TokenTree]) -> (&[[TokenTree; 2]], &[TokenTree]) {
    let is_attribute = |pair: &[TokenTree; 2]| {
        matches!(&pair[0], TokenTree::Punct(punct) if punct.as_char() == '#')
            && matches!(&pair[1], TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
    };
    let (pairs, _) = tokens.as_chunks::<2>();
    let count = pairs.iter().take_while(|pair| is_attribute(pair)).count();
    (&pairs[..count], &tokens[2 * count..])
}

fn is_kept(attribute: &[TokenTree; 2]) -> bool {
    let [_, TokenTree::Group(content)] = attribute else {
        return false;
    };
    parameters::begins_with(content, &KEPT_ATTRIBUTES)
}

fn without_visibility(tokens: &[TokenTree]) -> &[TokenTree] {
    match tokens {
        [TokenTree::Ident(public), TokenTree::Group(scope), rest @ ..]
            if is(public, "pub") && scope.delimiter() == Delimiter::Parenthesis =>
        {
            rest
        }
        [TokenTree::Ident(public), rest @ ..] if is(public, "pub") => rest,
        unchanged => unchanged,
    }
}

/// Where `fn` stands, if only qualifiers precede it: the item is a function.
fn position_of_fn(signature: &[TokenTree]) -> Option<usize> {
    let is_qualifier = |token: &TokenTree| match token {
        TokenTree::Ident(word) => QUALIFIERS.contains(&word.to_string().as_str()),
        TokenTree::Literal(_) => true,
        TokenTree::Group(_) | TokenTree::Punct(_) => false,
    };
    let head = signature.iter().take_while(|token| is_qualifier(token));
    head.enumerate().find_map(|(index, token)| match token {
        TokenTree::Ident(word) if is(word, "fn") => Some(index),
        TokenTree::Ident(_) | TokenTree::Literal(_) | TokenTree::Group(_) | TokenTree::Punct(_) => None,
    })
}

/// The signature with the attributes of its parameters removed. The first parentheses behind the name hold the
/// parameters; in generics, none can precede them but in bounds such as `F: Fn()`, which rustc refuses later.
fn with_plain_parameters(signature: &[TokenTree], fn_keyword: usize) -> Vec<TokenTree> {
    let is_parameters = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
    let found = signature.iter().skip(fn_keyword).position(is_parameters);
    let at = found.map(|offset| fn_keyword + offset);
    let plain = |(index, token): (usize, &TokenTree)| match token {
        TokenTree::Group(group) if Some(index) == at => TokenTree::Group(parameters::plain(group)),
        other => other.clone(),
    };
    signature.iter().enumerate().map(plain).collect()
}

fn ends_with_body(signature: &[TokenTree]) -> bool {
    matches!(signature.last(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace)
}

fn is(ident: &Ident, word: &str) -> bool {
    ident.to_string() == word
}
